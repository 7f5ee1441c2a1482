// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MessageReaderTest {

    private static final String VALID =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"arguments\":{\"n\":1.50}}}";

    private final MessageReader reader = new MessageReader(1_000_000);

    @Test
    void keepsNumbersAsTheyWereWritten() {
        String number = "12345678901234567890123456789012345678.50";
        JsonNode json = reader.json(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8));
        assertEquals(new BigDecimal(number), json.path("n").decimalValue());
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "[".repeat(100_000);
        var failure = assertThrows(RpcFailure.class, () -> reader.json(deep.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Codes.PARSE_ERROR, failure.code());
    }

    @Test
    void tellsCallsNotificationsAndRepliesApart() {
        assertInstanceOf(Message.Call.class, read("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"m\"}"));
        assertInstanceOf(Message.Notification.class, read("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}"));
        assertInstanceOf(Message.Reply.class, read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"));
        assertInstanceOf(Message.Reply.class, read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{}}"));
    }

    @Property
    void anyBytesAreAMessageOrAFailure(@ForAll byte[] bytes) {
        readOrFail(bytes);
    }

    @Property
    void anyDamageToAMessageIsAMessageOrAFailure(@ForAll int at, @ForAll byte with) {
        byte[] bytes = VALID.getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(at, bytes.length)] = with;
        readOrFail(bytes);
    }

    @Property
    void anyIdCanBeSentBack(@ForAll String id) {
        JsonNode answer = reader.json(Wire.result(TextNode.valueOf(id), json -> {
            json.writeStartObject();
            json.writeEndObject();
        }));
        assertEquals(id, answer.path("id").textValue());
    }

    private Message read(String text) {
        return MessageReader.message(reader.json(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void readOrFail(byte[] bytes) {
        try {
            MessageReader.message(reader.json(bytes));
        } catch (RpcFailure expected) {
            assertEquals(400, expected.status());
        }
    }
}
