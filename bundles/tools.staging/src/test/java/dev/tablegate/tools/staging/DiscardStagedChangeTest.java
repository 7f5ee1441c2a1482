// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DiscardStagedChangeTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new DiscardStagedChange(fixture.staging, fixture.jobs);
    }

    @Test
    void discardsOneChangeAndTheSet() {
        fixture.staging.stage(fixture.call, new Write.Delete("Users", KEY, Optional.empty()), "");
        var set = fixture.staging
                .stage(fixture.call, new Write.Put("Users", user("x", "X", 1), Optional.empty()), "")
                .set()
                .id();
        assertEquals(
                Optional.of(1),
                discard(Optional.of(set), Optional.of(1), none()).changes());
        var all = discard(Optional.of(set), none(), none());
        assertEquals("discarded", all.status());
        refuses(() -> discard(Optional.of(set), none(), none()), "not pending");
    }

    @Test
    void cancelsAJob() {
        var rule =
                new Job.Rule("Users", none(), Map.of(), none(), none(), new Expression("REMOVE a", Map.of(), Map.of()));
        var job = fixture.jobs.propose(fixture.call, rule, "").id();
        refuses(() -> discard(none(), Optional.of(1), Optional.of(job)), "Leave change out");
        var shown = discard(none(), none(), Optional.of(job));
        assertEquals("cancelled", shown.status());
        assertEquals(Optional.of(job), shown.job());
    }

    @Test
    void wantsASetOrAJob() {
        refuses(() -> discard(none(), none(), none()), "either set or job");
        refuses(() -> discard(Optional.of("a"), none(), Optional.of("b")), "either set or job");
    }

    private Standing discard(Optional<String> set, Optional<Integer> change, Optional<String> job) {
        return new DiscardStagedChange(fixture.staging, fixture.jobs)
                .call(new DiscardStagedChange.Input(set, change, job), fixture.call);
    }
}
