// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.number;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageBulkUpdateTest implements ToolContract {

    private static final Map<String, Value> NAME = Map.of("name", text("Ann"));
    private static final SortKey OLD = new SortKey(SortOperator.GT, Optional.of(number(30)), Optional.empty());
    private static final Where CITY =
            new Where(Optional.of("city"), Optional.of(Operator.EXISTS), none(), none(), none(), none(), none());

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new StageBulkUpdate(fixture.jobs, fixture.tables);
    }

    @Test
    void proposesARule() {
        var shown = propose(Optional.of("byName"), Optional.of(NAME), Optional.of(OLD), Optional.of(CITY));
        assertEquals(
                new Job.Rule(
                        "Archive",
                        Optional.of("byName"),
                        NAME,
                        Optional.of(new Condition("age", Operator.GT, List.of(number(30)))),
                        Optional.of(new Filter.Test(new Condition("city", Operator.EXISTS, List.of()))),
                        new Expression("SET #n0 = :v0", Map.of("#n0", "seen"), Map.of(":v0", number(1)))),
                fixture.jobs.list(fixture.call).getFirst().rule());
        assertEquals(5, shown.matched());
        assertEquals(3, shown.changed());
        assertEquals(Optional.of(List.of("one is odd")), shown.problems());
        assertTrue(shown.note().contains("nothing is written"), shown.note());
        assertEquals("http://127.0.0.1/jobs", shown.review());
    }

    @Test
    void scansWithoutAKey() {
        propose(none(), none(), none(), none());
        var rule = fixture.jobs.list(fixture.call).getFirst().rule();
        assertEquals(Map.of(), rule.key());
        assertEquals(none(), rule.filter());
    }

    @Test
    void refusesWhatCannotBeRead() {
        refuses(() -> propose(none(), none(), Optional.of(OLD), none()), "sortKey needs key");
        refuses(() -> propose(Optional.of("byAge"), none(), none(), none()), "no index 'byAge'", "byName");
        refuses(() -> propose(none(), Optional.of(NAME), none(), none()), "userId");
    }

    private Tried propose(
            Optional<String> index,
            Optional<Map<String, Value>> key,
            Optional<SortKey> sortKey,
            Optional<Where> filter) {
        var input = new StageBulkUpdate.Input(
                "Archive",
                index,
                key,
                sortKey,
                filter,
                Optional.of(Map.of("seen", number(1))),
                none(),
                none(),
                none(),
                none(),
                Optional.of("we saw them"),
                none());
        return new StageBulkUpdate(fixture.jobs, fixture.tables).call(input, fixture.call);
    }
}
