// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExploreTableTest {

    private final ExploreTable prompt = new ExploreTable(Fixture.tables());

    @Test
    void writesTheCallsForThisTable() {
        var messages = prompt.messages(new ExploreTable.Input("Orders"), new FakeCall());
        assertEquals(1, messages.size());
        assertEquals(Message.Role.USER, messages.getFirst().role());
        var text = ((Content.Text) messages.getFirst().content()).text();
        assertTrue(text.contains("describe_table {\"table\": \"Orders\"}"), text);
        assertTrue(text.contains("query {\"table\": \"Orders\", \"key\": {\"userId\": <S>}, \"limit\": 5}"), text);
        assertTrue(text.contains("\"index\": \"byStatus\", \"key\": {\"status\": <S>}"), text);
        assertTrue(text.contains("- Partition key: userId (S)"), text);
    }

    @Test
    void saysThatThereIsNoSuchTable() {
        assertThrows(ToolException.class, () -> prompt.messages(new ExploreTable.Input("Nowhere"), new FakeCall()));
    }
}
