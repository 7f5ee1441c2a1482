// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ListTablesTest implements ToolContract {

    private final FakeTables tables = Fixture.tables();

    @Override
    public Tool<?, ?> tool() {
        return new ListTables(tables);
    }

    @Test
    void namesAllTables() {
        assertEquals(
                new ListTables.Output(List.of("OldUsers", "Orders", "UserNames", "Users"), 4, 4),
                list(Optional.empty(), Optional.empty()));
    }

    @Test
    void namesTheTablesThatStartSo() {
        assertEquals(
                new ListTables.Output(List.of("UserNames", "Users"), 2, 2),
                list(Optional.of("User"), Optional.empty()));
        assertEquals(new ListTables.Output(List.of(), 0, 0), list(Optional.of("users"), Optional.empty()));
    }

    @Test
    void saysHowManyThereAreBeyondTheLimit() {
        assertEquals(new ListTables.Output(List.of("OldUsers"), 1, 4), list(Optional.empty(), Optional.of(1)));
    }

    private ListTables.Output list(Optional<String> startsWith, Optional<Integer> limit) {
        return new ListTables(tables).call(new ListTables.Input(startsWith, limit), new FakeCall());
    }
}
