// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ToolContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;

class ListStagedChangesTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new ListStagedChanges(fixture.staging, fixture.jobs);
    }

    @Test
    void listsOwnSetsNewestFirst() {
        fixture.staging.stage(fixture.call, new Write.Delete("Users", KEY, Optional.empty()), "");
        fixture.staging.submit(fixture.call, none(), "gone");
        fixture.staging.stage(fixture.call, new Write.Put("Users", user("x", "X", 1), Optional.empty()), "");
        fixture.staging.stage(
                new FakeCall().withConnection("other"), new Write.Delete("Users", KEY, Optional.empty()), "");
        var output = list(none());
        assertEquals(2, output.setCount());
        assertEquals("open", output.sets().getFirst().status());
        assertEquals("gone", output.sets().getLast().about());
        assertEquals(1, list(Optional.of(1)).sets().size());
        assertEquals(2, list(Optional.of(1)).setCount());
    }

    @Test
    void saysThatThereIsNothing() {
        var output = list(none());
        assertEquals(0, output.setCount() + output.jobCount());
    }

    private ListStagedChanges.Output list(Optional<Integer> limit) {
        return new ListStagedChanges(fixture.staging, fixture.jobs)
                .call(new ListStagedChanges.Input(limit), fixture.call);
    }
}
