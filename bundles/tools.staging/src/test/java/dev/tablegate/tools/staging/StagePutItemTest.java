// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.ANN;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.number;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.text;
import static dev.tablegate.tools.staging.Fixture.typed;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StagePutItemTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new StagePutItem(fixture.staging);
    }

    @Test
    void proposesANewItem() {
        var proposed = put(user("bob", "Bob", 20), Optional.empty());
        assertEquals(Optional.of("put"), proposed.kind());
        assertEquals(Optional.of(user("bob", "Bob", 20)), proposed.item());
        assertEquals(none(), proposed.differences());
        assertEquals(Optional.of(1), proposed.change());
        assertTrue(proposed.note().contains("nothing is written"), proposed.note());
        assertTrue(proposed.review().endsWith("?set=" + proposed.set()), proposed.review());
    }

    @Test
    void showsWhatReplacingAnItemChanges() {
        var proposed = put(Map.of("userId", text("ann"), "name", text("Anne"), "city", text("Bonn")), none());
        assertEquals(Optional.of("update"), proposed.kind());
        assertEquals(
                Optional.of(List.of(
                        new Difference("age", Optional.of(number(40)), none()),
                        new Difference("city", none(), Optional.of(text("Bonn"))),
                        new Difference("name", Optional.of(text("Ann")), Optional.of(text("Anne"))))),
                proposed.differences());
    }

    @Test
    void saysWhereNothingChanges() {
        var proposed = put(ANN, none());
        assertEquals(none(), proposed.kind());
        assertEquals(none(), proposed.change());
        assertTrue(proposed.note().contains("so already"), proposed.note());
    }

    @Test
    void passesOnConditionAndReason() {
        var input = new StagePutItem.Input(
                "Users",
                ANN_OLDER,
                Optional.of("#a < :a"),
                Optional.of(Map.of("#a", "age")),
                Optional.of(Map.of(":a", number(50))),
                Optional.of("a birthday"),
                none());
        var proposed = new StagePutItem(fixture.staging).call(input, fixture.call);
        var change = fixture.changes(proposed.set()).getFirst();
        assertEquals(
                List.of(new Expression("#a < :a", Map.of("#a", "age"), Map.of(":a", number(50)))), change.conditions());
        assertEquals(List.of("a birthday"), change.reasons());
    }

    @Test
    void refusesPlaceholdersThatNothingUses() {
        var input = new StagePutItem.Input(
                "Users",
                ANN_OLDER,
                Optional.of("age < :a"),
                none(),
                Optional.of(Map.of("a", number(1))),
                none(),
                none());
        refuses(() -> new StagePutItem(fixture.staging).call(input, fixture.call), "'a'", "written #n, values :v");
        var bare = new StagePutItem.Input(
                "Users", ANN_OLDER, none(), Optional.of(Map.of("#n", "age")), none(), none(), none());
        refuses(() -> new StagePutItem(fixture.staging).call(bare, fixture.call), "'#n'", "neither condition nor");
    }

    @Test
    void takesAndWritesDynamoDbJson() {
        var proposed = put(Map.of("userId", typed("S", "ann"), "age", typed("N", "7")), Optional.of(Format.DYNAMODB));
        assertEquals(typed("N", "7"), proposed.item().orElseThrow().get("age"));
        assertEquals(
                new Difference("age", Optional.of(typed("N", "40")), Optional.of(typed("N", "7"))),
                proposed.differences().orElseThrow().getFirst());
    }

    private static final Map<String, Value> ANN_OLDER = user("ann", "Ann", 41);

    private Proposed put(Map<String, Value> item, Optional<Format> format) {
        var input = new StagePutItem.Input("Users", item, none(), none(), none(), none(), format);
        return new StagePutItem(fixture.staging).call(input, fixture.call);
    }
}
