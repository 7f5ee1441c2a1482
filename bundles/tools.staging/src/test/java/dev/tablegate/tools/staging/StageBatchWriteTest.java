// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import dev.tablegate.tools.staging.StageBatchWrite.Wanted;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.ANN;
import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.number;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.text;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageBatchWriteTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new StageBatchWrite(fixture.staging);
    }

    @Test
    void stagesWritesOverSeveralTables() {
        var users = IntStream.range(0, 300).mapToObj(i -> user("u" + i, "U", i)).toList();
        Map<String, Value> archived = Map.of("userId", text("ann"), "year", number(2020));
        var tally = stage(Map.of(
                "Users", new Wanted(Optional.of(users), Optional.of(List.of(KEY))),
                "Archive", new Wanted(Optional.of(List.of(archived)), none())));
        assertEquals(302, tally.changes());
        assertEquals(301, tally.puts());
        assertEquals(1, tally.deletes());
        assertEquals(0, tally.updates() + tally.unchanged());
        assertEquals(Map.of("Users", 301, "Archive", 1), tally.tables());
        assertEquals(302, fixture.changes(tally.set()).size());
    }

    @Test
    void countsWhatChangesNothing() {
        var tally = stage(Map.of("Users", new Wanted(Optional.of(List.of(ANN)), none())));
        assertEquals(1, tally.unchanged());
        assertTrue(tally.note().contains("nothing is staged"), tally.note());
    }

    @Test
    void refusesNoneAndTooMany() {
        refuses(() -> stage(Map.of()), "not 0", "{\"Users\": {\"put\": ");
        var many = Collections.nCopies(5001, KEY);
        refuses(() -> stage(Map.of("Users", new Wanted(none(), Optional.of(many)))), "not 5001");
    }

    @Test
    void namesTheWriteThatIsRefused() {
        var wrong = new Wanted(Optional.of(List.of(ANN, Map.of("id", text("x")))), none());
        refuses(() -> stage(Map.of("Users", wrong)), "userId");
        assertEquals(List.of(), fixture.staging.of(fixture.call, "Users"));
    }

    private Tally stage(Map<String, Wanted> requests) {
        return new StageBatchWrite(fixture.staging)
                .call(new StageBatchWrite.Input(requests, Optional.of("why"), none()), fixture.call);
    }
}
