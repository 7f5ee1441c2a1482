// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonTest {

    private static final ObjectMapper JSON = Json.mapper();

    record Input(Optional<Integer> limit, Optional<Operator> operator, List<Duration> pauses, Optional<Instant> at) {
        Input {
            limit = Optional.of(limit.orElse(100));
            if (limit.get() > 1000) {
                throw new IllegalArgumentException("at most 1000 are read at once");
            }
        }
    }

    record Output(Optional<String> nothing, Operator operator, Map<Operator, Object> free) {}

    @Test
    void absentAndNullAreBothEmpty() throws JsonProcessingException {
        var absent = JSON.readValue("{\"pauses\":[]}", Input.class);
        assertEquals(
                absent, JSON.readValue("{\"limit\":null,\"operator\":null,\"at\":null,\"pauses\":[]}", Input.class));
        assertEquals(Optional.of(100), absent.limit());
        assertEquals(Optional.empty(), absent.operator());
    }

    record Operands(
            Optional<Value> one, Optional<List<Value>> several, Optional<Map<String, Value>> key, Value plain) {}

    @Test
    void anOptionalValueIsAsEmptyAsAnyOtherOptional() throws JsonProcessingException {
        var absent = new Operands(Optional.empty(), Optional.empty(), Optional.empty(), new Value.Null());
        assertEquals(absent, JSON.readValue("{\"plain\":null}", Operands.class));
        assertEquals(
                absent, JSON.readValue("{\"one\":null,\"several\":null,\"key\":null,\"plain\":null}", Operands.class));
        var inside = JSON.readValue("{\"several\":[null],\"key\":{\"a\":null},\"plain\":1}", Operands.class);
        assertEquals(Optional.of(List.of(new Value.Null())), inside.several());
        assertEquals(Optional.of(Map.of("a", new Value.Null())), inside.key());
    }

    @Test
    void enumsAreLowerCaseAndEmptyIsLeftOut() throws JsonProcessingException {
        var output = new Output(Optional.empty(), Operator.BEGINS_WITH, Map.of(Operator.NOT_EXISTS, 1));
        assertEquals("{\"operator\":\"begins_with\",\"free\":{\"not_exists\":1}}", JSON.writeValueAsString(output));
        assertEquals(
                Optional.of(Operator.BEGINS_WITH),
                JSON.readValue("{\"operator\":\"begins_with\",\"pauses\":[]}", Input.class)
                        .operator());
    }

    @Test
    void timesAreTexts() throws JsonProcessingException {
        var input = JSON.readValue("{\"pauses\":[\"PT1.5S\"],\"at\":\"2026-01-31T12:00:00Z\"}", Input.class);
        assertEquals(List.of(Duration.ofMillis(1500)), input.pauses());
        assertEquals(Optional.of(Instant.parse("2026-01-31T12:00:00Z")), input.at());
        assertEquals(
                "'pauses[0]' cannot be read: write it like PT1H30M. Correct it and call again.",
                refusal("{\"pauses\":[\"soon\"]}"));
    }

    @Test
    void theRecordsOwnRefusalIsTold() {
        String sentence = refusal("{\"limit\":2000,\"pauses\":[]}");
        assertTrue(sentence.contains("at most 1000 are read at once"), sentence);
    }

    @Test
    void untypedNumbersStayExact() throws JsonProcessingException {
        assertEquals(
                Map.of("a", new BigDecimal("0.12345678901234567890")),
                JSON.readValue("{\"a\":0.12345678901234567890}", Map.class));
    }

    private static String refusal(String json) {
        JsonMappingException thrown = assertThrows(JsonMappingException.class, () -> JSON.readValue(json, Input.class));
        ToolException told = DecodingProblem.of(thrown);
        assertEquals(ToolException.Standard.INVALID_INPUT, told.code());
        return told.getMessage();
    }
}
