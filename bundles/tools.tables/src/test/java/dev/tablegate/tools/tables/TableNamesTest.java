// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.tck.FakeCall;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TableNamesTest {

    private final TableNames names = new TableNames(Fixture.tables());

    @Test
    void putsNamesThatBeginSoFirst() {
        assertEquals(List.of("UserNames", "Users", "OldUsers"), names.complete("user", new FakeCall()));
    }

    @Test
    void offersEverythingAtFirst() {
        assertEquals(List.of("OldUsers", "Orders", "UserNames", "Users"), names.complete("", new FakeCall()));
    }

    @Test
    void offersNothingWhereNothingFits() {
        assertEquals(List.of(), names.complete("x", new FakeCall()));
    }
}
