// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class HeaderValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plain; plain",
                "=?base64?SGVsbG8=?=; Hello",
                "=?base64??=; ''",
                "=?BASE64?SGVsbG8=?=; =?BASE64?SGVsbG8=?=",
                "=?base64?SGVsbG8=; =?base64?SGVsbG8=",
                "=?base64?SGVsbG8?=;",
                "=?base64?SGVs!!!bG8=?=;",
                "=?base64?/w==?=;",
            })
    void readsWhatItStandsFor(String header, String text) {
        assertEquals(Optional.ofNullable(text), HeaderValue.decode(header));
    }

    @Test
    void comparesByKind() {
        assertEquals(true, HeaderValue.matches("42.0", LongNode.valueOf(42)));
        assertEquals(false, HeaderValue.matches("0x2a", LongNode.valueOf(42)));
        assertEquals(true, HeaderValue.matches("true", BooleanNode.TRUE));
        assertEquals(false, HeaderValue.matches("TRUE", BooleanNode.TRUE));
        assertEquals(false, HeaderValue.matches("42.0", TextNode.valueOf("42")));
    }

    @Property
    void carriesEveryText(@ForAll String any) {
        // What is no text at all, such as half a surrogate pair, does not survive UTF-8.
        byte[] bytes = any.getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(bytes);
        assertEquals(
                Optional.of(new String(bytes, StandardCharsets.UTF_8)),
                HeaderValue.decode("=?base64?" + encoded + "?="));
    }
}
