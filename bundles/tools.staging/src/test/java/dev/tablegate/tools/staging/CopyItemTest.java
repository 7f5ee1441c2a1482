// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.ANN;
import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.number;
import static dev.tablegate.tools.staging.Fixture.refuses;
import static dev.tablegate.tools.staging.Fixture.text;
import static dev.tablegate.tools.staging.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CopyItemTest implements ToolContract {

    private static final Map<String, Value> BOB = Map.of("userId", text("bob"));

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new CopyItem(fixture.staging, fixture.staging, fixture.tables);
    }

    @Test
    void copiesToAnotherKey() {
        var proposed = copy(KEY, none(), Optional.of(BOB), none(), false);
        assertEquals(Optional.of("put"), proposed.kind());
        assertEquals(Optional.of(user("bob", "Ann", 40)), proposed.item());
        var conditions = fixture.changes(proposed.set()).getFirst().conditions();
        assertEquals("attribute_not_exists(#key)", conditions.getFirst().text());
        assertEquals(Map.of("#key", "userId"), conditions.getFirst().names());
    }

    @Test
    void copiesToAnotherTableWithChanges() {
        var year = Map.of("year", number(2020));
        var proposed =
                copy(KEY, Optional.of("Archive"), Optional.of(year), Optional.of(Map.of("age", number(1))), false);
        assertEquals(
                Optional.of(Map.of("userId", text("ann"), "name", text("Ann"), "age", number(1), "year", number(2020))),
                proposed.item());
        assertEquals(1, fixture.changes(proposed.set()).size());
        assertEquals(Optional.of("put"), proposed.kind());
    }

    @Test
    void replacesOnlyWhenTold() {
        fixture.tables.put("Users", user("bob", "Bob", 1));
        var proposed = copy(KEY, none(), Optional.of(BOB), none(), true);
        assertEquals(Optional.of("update"), proposed.kind());
        assertEquals(List.of(), fixture.changes(proposed.set()).getFirst().conditions());
        fixture.staging.refuseConditions();
        assertThrows(ToolException.class, () -> copy(KEY, none(), Optional.of(BOB), none(), false));
    }

    @Test
    void copiesAnItemAsItWouldBe() {
        fixture.staging.stage(fixture.call, new Write.Put("Users", user("ann", "Anne", 41), Optional.empty()), "older");
        var input = new CopyItem.Input(
                "Users", KEY, none(), Optional.of(BOB), none(), none(), none(), Optional.of(true), none(), none());
        var proposed = new CopyItem(fixture.staging, fixture.staging, fixture.tables).call(input, fixture.call);
        assertEquals(Optional.of(user("bob", "Anne", 41)), proposed.item());
        assertEquals(
                Optional.of(user("bob", "Ann", 40)),
                copy(KEY, none(), Optional.of(BOB), none(), true).item());
    }

    @Test
    void refusesACopyOntoItself() {
        refuses(() -> copy(KEY, none(), none(), none(), false), "toKey, toTable or both");
        refuses(() -> copy(KEY, Optional.of("Users"), Optional.of(KEY), none(), false), "the item itself");
    }

    @Test
    void saysWhatTheCopyLacks() {
        refuses(() -> copy(KEY, Optional.of("Archive"), none(), none(), false), "lacks 'year'", "toKey");
        var missing = assertThrows(ToolException.class, () -> copy(BOB, Optional.of("Archive"), none(), none(), false));
        assertEquals(ToolException.Standard.NOT_FOUND, missing.code());
        assertEquals(Optional.of(ANN), item());
    }

    private Optional<Map<String, Value>> item() {
        return fixture.tables
                .get(fixture.call, new dev.tablegate.api.data.GetRequest("Users", KEY, List.of(), true))
                .item();
    }

    private Proposed copy(
            Map<String, Value> key,
            Optional<String> table,
            Optional<Map<String, Value>> toKey,
            Optional<Map<String, Value>> set,
            boolean overwrite) {
        var input = new CopyItem.Input(
                "Users", key, table, toKey, set, none(), Optional.of(overwrite), none(), none(), none());
        return new CopyItem(fixture.staging, fixture.staging, fixture.tables).call(input, fixture.call);
    }
}
