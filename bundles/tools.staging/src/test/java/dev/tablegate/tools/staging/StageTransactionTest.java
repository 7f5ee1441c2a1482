// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import dev.tablegate.tools.staging.StageTransaction.Op;
import dev.tablegate.tools.staging.StageTransaction.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.number;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.text;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageTransactionTest implements ToolContract {

    private static final Map<String, Value> ARCHIVED = Map.of("userId", text("ann"), "year", number(2020));

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new StageTransaction(fixture.staging);
    }

    @Test
    void stagesASetOfItsOwn() {
        var update = step(Op.UPDATE, none(), Optional.of(KEY), Optional.of(Map.of("age", number(41))), none());
        var put = step(Op.PUT, Optional.of(user("bob", "Bob", 1)), none(), none(), none());
        var check = new Step(
                Op.CHECK,
                "Archive",
                none(),
                Optional.of(ARCHIVED),
                none(),
                none(),
                none(),
                Optional.of("attribute_not_exists(userId)"),
                none(),
                none());
        var tally = stage(update, put, check);
        assertEquals(3, tally.changes());
        assertEquals(1, tally.puts());
        assertEquals(1, tally.updates());
        assertEquals(1, tally.unchanged());
        assertTrue(fixture.staging.find(fixture.call, tally.set()).atomic());
        assertEquals(
                List.of(Kind.UPDATE, Kind.PUT, Kind.CHECK),
                fixture.changes(tally.set()).stream().map(Change::kind).toList());
    }

    @Test
    void namesTheArgumentThatIsMissingOrTooMuch() {
        var noKey = step(Op.DELETE, none(), none(), none(), none());
        refuses(() -> stage(noKey), "writes[0].key is missing");
        var noItem = step(Op.PUT, none(), none(), none(), none());
        refuses(() -> stage(noItem), "writes[0].item is missing");
        var both = step(Op.PUT, Optional.of(KEY), Optional.of(KEY), none(), none());
        refuses(() -> stage(both), "writes[0].key does not belong here");
        var check = step(Op.CHECK, none(), Optional.of(KEY), none(), none());
        refuses(() -> stage(check), "writes[0].condition");
        var update = step(Op.UPDATE, none(), Optional.of(KEY), none(), none());
        refuses(() -> stage(update), "writes[0].set");
        var delete = step(Op.DELETE, none(), Optional.of(KEY), Optional.of(KEY), none());
        refuses(() -> stage(delete), "belong to an update only");
    }

    private static Step step(
            Op op,
            Optional<Map<String, Value>> item,
            Optional<Map<String, Value>> key,
            Optional<Map<String, Value>> set,
            Optional<String> condition) {
        return new Step(op, "Users", item, key, set, none(), none(), condition, none(), none());
    }

    private Tally stage(Step... steps) {
        return new StageTransaction(fixture.staging)
                .call(new StageTransaction.Input(List.of(steps), none(), none()), fixture.call);
    }
}
