// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.json.Json;
import dev.tablegate.tck.Values;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class PlainTextTest {

    private static final ObjectMapper JSON = Json.mapper();

    record Output(String table, List<Map<String, Value>> items, Value one) {}

    @Provide
    Arbitrary<Value> values() {
        return Values.any();
    }

    @Test
    void fieldsBecomeLinesAndItemsOneLineEach() {
        assertEquals("""
                table: Users
                count: 2
                items:
                {"id":"a","n":1}
                {"id":"b","tags":["x","y"]}
                consumed: {"readUnits":0.5}""", PlainText.of("""
                {"table":"Users","count":2,"items":[{"id":"a","n":1},{"id":"b","tags":{"$set":["x","y"]}}],\
                "consumed":{"readUnits":0.5}}"""));
    }

    @Test
    void envelopesAreOpened() {
        assertEquals("""
                a: 12345678901234567890
                b: "AAE="
                c: [1,2,3.5]
                d: {"$set":["x"]}
                e: {"f":{"g":7}}""", PlainText.of("""
                {"a":{"$number":"12345678901234567890"},"b":{"$binary":"AAE="},"c":{"$set":[1,2,3.5]},\
                "d":{"$map":{"$set":["x"]}},"e":{"f":{"g":{"$number":"7"}}}}"""));
    }

    @Test
    void onlyHarmlessTextStandsWithoutQuotes() {
        assertEquals("""
                a: ten plain words
                b: "12"
                c: "true"
                d: ""
                e: "two\\nlines"
                f: "ends with blank "
                g: []
                h: {}
                i: ["x","y"]
                j: null""", PlainText.of("""
                {"a":"ten plain words","b":"12","c":"true","d":"","e":"two\\nlines","f":"ends with blank ",\
                "g":[],"h":{},"i":["x","y"],"j":null}"""));
        assertEquals("(nothing)", PlainText.of("{}"));
    }

    @Property(tries = 150)
    void noValueBreaksOutOfItsLine(@ForAll("values") Value value) throws JsonProcessingException {
        var output = new Output("Users", List.of(Map.of("k", value), Map.of("id", value)), value);
        String text = PlainText.of(JSON.writeValueAsString(output));
        var lines = text.lines().toList();
        assertEquals("table: Users", lines.getFirst());
        assertEquals("items:", lines.get(1));
        assertFalse(lines.get(2).isEmpty());
        assertEquals(true, lines.get(4).startsWith("one: ") || lines.get(4).startsWith("one:"), text);
    }
}
