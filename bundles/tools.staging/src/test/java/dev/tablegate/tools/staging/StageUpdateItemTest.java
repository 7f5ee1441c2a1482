// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.ToolContract;
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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageUpdateItemTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new StageUpdateItem(fixture.staging);
    }

    @Test
    void answersTheItemAsItWouldBe() {
        var proposed = update(edit(Map.of("name", text("Anne")), List.of("age")));
        assertEquals(Optional.of("update"), proposed.kind());
        assertEquals(Optional.of(Map.of("userId", text("ann"), "name", text("Anne"))), proposed.item());
        assertEquals(
                Optional.of(List.of(
                        new Difference("age", Optional.of(number(40)), none()),
                        new Difference("name", Optional.of(text("Ann")), Optional.of(text("Anne"))))),
                proposed.differences());
        assertEquals(none(), proposed.old());
    }

    @Test
    void takesAnExpressionAndSharesItsPlaceholdersWithTheCondition() {
        var input = new StageUpdateItem.Input(
                "Users",
                KEY,
                none(),
                none(),
                Optional.of("SET #n = :n"),
                Optional.of("#n <> :n AND age = :a"),
                Optional.of(Map.of("#n", "name")),
                Optional.of(Map.of(":n", text("Anna"), ":a", number(40))),
                none(),
                none());
        var proposed = new StageUpdateItem(fixture.staging).call(input, fixture.call);
        assertEquals(Optional.of(user("ann", "Anna", 40)), proposed.item());
        var condition = fixture.changes(proposed.set()).getFirst().conditions().getFirst();
        assertEquals(
                new Expression(
                        "#n <> :n AND age = :a", Map.of("#n", "name"), Map.of(":n", text("Anna"), ":a", number(40))),
                condition);
    }

    @Test
    void writesPathsAsAnExpression() {
        var edit = new Edit(
                Optional.of(Map.of("lines[0].price", number(1))),
                Optional.of(List.of("address.city", "a\\.b")),
                none());
        assertEquals(
                new Expression(
                        "SET #n0[0].#n1 = :v0 REMOVE #n2.#n3, #n4",
                        Map.of("#n0", "lines", "#n1", "price", "#n2", "address", "#n3", "city", "#n4", "a.b"),
                        Map.of(":v0", number(1))),
                edit.plain("", Format.JSON));
    }

    @Test
    void refusesNoChangeAndTwoForms() {
        refuses(() -> update(new Edit(none(), none(), none())), "There is no change.", "set", "expression");
        refuses(() -> update(edit(Map.of(), List.of())), "There is no change.");
        refuses(
                () -> update(new Edit(Optional.of(Map.of("a", number(1))), none(), Optional.of("REMOVE b"))),
                "exclude each other");
        refuses(() -> update(edit(Map.of("a..b", number(1)), List.of())), "'a..b' is no attribute path");
    }

    @Test
    void passesOnThatAConditionDoesNotHold() {
        fixture.staging.refuseConditions();
        var input = new StageUpdateItem.Input(
                "Users",
                KEY,
                Optional.of(Map.of("name", text("B"))),
                none(),
                none(),
                Optional.of("attribute_exists(nothing)"),
                none(),
                none(),
                none(),
                none());
        var refused =
                assertThrows(ToolException.class, () -> new StageUpdateItem(fixture.staging).call(input, fixture.call));
        assertEquals(ToolException.Standard.STALE, refused.code());
        assertTrue(refused.getMessage().contains("does not hold"), refused.getMessage());
    }

    private static Edit edit(Map<String, Value> set, List<String> remove) {
        return new Edit(Optional.of(set), Optional.of(remove), none());
    }

    private Proposed update(Edit edit) {
        var input = new StageUpdateItem.Input(
                "Users", KEY, edit.set(), edit.remove(), edit.expression(), none(), none(), none(), none(), none());
        return new StageUpdateItem(fixture.staging).call(input, fixture.call);
    }
}
