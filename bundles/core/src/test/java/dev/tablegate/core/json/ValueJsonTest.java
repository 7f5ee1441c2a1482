// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.json.Json;
import dev.tablegate.tck.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ValueJsonTest {

    private static final ObjectMapper JSON = Json.mapper();

    record Arguments(Map<String, Value> key) {}

    @Provide
    Arbitrary<Value> values() {
        return Values.any();
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Values.numbers();
    }

    @Property(tries = 300)
    void everyValueComesBackAsItWas(@ForAll("values") Value value) throws JsonProcessingException {
        assertEquals(value, JSON.readValue(JSON.writeValueAsString(value), Value.class));
    }

    @Property(tries = 300)
    void everyValueComesBackOverAParsedTree(@ForAll("values") Value value) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(JSON.writeValueAsString(value));
        assertEquals(value, JSON.treeToValue(tree, Value.class));
    }

    @Property(tries = 300)
    void aReaderWithDoublesReadsEveryBareNumberExactly(@ForAll("numbers") BigDecimal number)
            throws JsonProcessingException {
        String json = JSON.writeValueAsString(new Value.Num(number));
        if (!json.startsWith("{")) {
            double read = Double.parseDouble(json);
            assertEquals(0, new BigDecimal(Double.toString(read)).compareTo(number), json);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0 0",
                "-0 0",
                "1000 1000",
                "0.10 0.1",
                "123456789012345678 {\"$number\":\"123456789012345678\"}",
                "9007199254740992 9007199254740992",
                "9007199254740993 {\"$number\":\"9007199254740993\"}",
                "0.1234567890123456789 {\"$number\":\"0.1234567890123456789\"}",
                "1E-130 1E-130",
                "1E+125 1E+125",
                "1.5E+3 1500"
            })
    void numbersStayBareWhereADoubleKeepsThem(String number, String json) throws JsonProcessingException {
        assertEquals(json, JSON.writeValueAsString(Value.Num.of(number)));
    }

    @Test
    void mapsThatLookLikeEnvelopesAreEscaped() throws JsonProcessingException {
        var map = Value.Document.of(Map.of("$set", new Value.Sequence(List.of(new Value.Text("a")))));
        assertEquals("{\"$map\":{\"$set\":[\"a\"]}}", JSON.writeValueAsString(map));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"$set\":[]}|a set has at least one member",
                "{\"$set\":[1,\"a\"]}|all strings, all numbers or all binary",
                "{\"$set\":[\"a\",\"a\"]}|holds each member once",
                "{\"$set\":\"a\"}|write {\"$set\": [...]}",
                "{\"$binary\":\"***\"}|is not base64",
                "{\"$binary\":1}|write {\"$binary\": \"base64\"}",
                "{\"$number\":\"12a\"}|write {\"$number\": \"digits\"}",
                "{\"$number\":\"1E999\"}|between 1E-130 and",
                "{\"$map\":1}|write {\"$map\": {...}}",
                "1E999|between 1E-130 and",
                "12345678901234567890123456789012345678901|at most 38 significant digits"
            })
    void whatCannotBeStoredIsNamedByItsPath(String json, String sentence) {
        var thrown = assertThrows(
                JsonMappingException.class,
                () -> JSON.readerFor(Arguments.class).readValue(JSON.readTree("{\"key\":{\"a\":[0," + json + "]}}")));
        String message = DecodingProblem.of(thrown).getMessage();
        assertTrue(message.startsWith("'key.a[1]' "), message);
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void bottomlessNestingIsRefused() {
        String json = "{\"key\":{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}}";
        var thrown = assertThrows(
                JsonMappingException.class,
                () -> JSON.readerFor(Arguments.class).readValue(JSON.readTree(json)));
        assertTrue(DecodingProblem.of(thrown).getMessage().contains("nested deeper than 64"));
    }

    @Test
    void nullInsideAMapOfValuesIsTheNullOfTheDatabase() throws JsonProcessingException {
        assertEquals(
                Map.of("a", new Value.Null()),
                JSON.readValue("{\"key\":{\"a\":null}}", Arguments.class).key());
    }
}
