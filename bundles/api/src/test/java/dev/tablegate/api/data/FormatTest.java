// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.ToolException;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FormatTest {

    private static final Value PLAIN = Value.Num.of(7);
    private static final Value TYPED = Value.Document.of(Map.of("N", new Value.Text("7")));

    @Test
    void readsBothKindsOfJsonUnlessOneIsAskedFor() {
        assertEquals(Map.of("a", PLAIN, "b", PLAIN), Format.JSON.readItem("key", Map.of("a", PLAIN, "b", TYPED)));
        assertEquals(Map.of("b", PLAIN), Format.DYNAMODB.readItem("key", Map.of("b", TYPED)));
    }

    @Test
    void namesTheArgumentThatIsNotOfTheFormat() {
        var refusal = assertThrows(ToolException.class, () -> Format.DYNAMODB.readItem("key", Map.of("a", PLAIN)));
        assertEquals(
                "key.a is not DynamoDB JSON: write the value under the one name of its type, such as {\"S\": \"text\"}."
                        + " Or leave format out and write plain JSON.",
                refusal.getMessage());
    }

    @Test
    void writesItems() {
        assertEquals(Map.of("a", PLAIN), Format.JSON.writeItem(Map.of("a", PLAIN)));
        assertEquals(Map.of("a", TYPED), Format.DYNAMODB.writeItem(Map.of("a", PLAIN)));
    }
}
