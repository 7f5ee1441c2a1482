// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Range;
import dev.tablegate.host.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ArgumentCheckTest {

    private static final ObjectMapper JSON = Json.mapper();

    record Filter(
            @Doc("Attribute") String attribute,
            @Doc("All of") Optional<List<Filter>> and) {}

    record Input(
            @Doc("Table") String table,
            @Doc("Most") @Range(min = 1, max = 1000) Optional<Integer> limit,
            @Doc("Key") @Range(min = 1, max = 2) Optional<Map<String, Value>> key,
            @Doc("How") Optional<Operator> operator,
            @Doc("Filter") Optional<Filter> filter,
            @Doc("Names") @Range(max = 2) Optional<List<String>> names) {}

    private final ArgumentCheck check = new ArgumentCheck(Schemas.checked(Input.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|'table' is missing.",
                "[]|The arguments must be an object, not a list.",
                "{\"table\":1}|'table' must be a string, not 1.",
                "{\"table\":null}|'table' must be a string, not null.",
                "{\"table\":\"t\",\"limit\":\"ten\"}|'limit' must be a whole number, not the string \"ten\".",
                "{\"table\":\"t\",\"limit\":1.5}|'limit' must be a whole number, not 1.5.",
                "{\"table\":\"t\",\"limit\":0}|'limit' is 0; the least is 1.",
                "{\"table\":\"t\",\"limit\":1001}|'limit' is 1001; the most is 1000.",
                "{\"table\":\"t\",\"limitt\":1}|There is no argument 'limitt'. Did you mean 'limit'?",
                "{\"table\":\"t\",\"zzzzzzz\":1}|There is no argument 'zzzzzzz'. There is: table, limit, key, operator,"
                        + " filter, names.",
                "{\"table\":\"t\",\"key\":{}}|'key' has 0 entries; the least is 1.",
                "{\"table\":\"t\",\"names\":[\"a\",\"b\",\"c\"]}|'names' has 3 entries; the most is 2.",
                "{\"table\":\"t\",\"names\":[\"a\",2]}|'names[1]' must be a string, not 2.",
                "{\"table\":\"t\",\"filter\":{}}|'filter.attribute' is missing.",
                "{\"table\":\"t\",\"filter\":7}|'filter' must be an object, not 7.",
                "{\"table\":\"t\",\"filter\":{\"attribute\":\"a\",\"and\":[{\"atribute\":\"b\",\"attribute\":\"c\"}]}}"
                        + "|There is no argument 'filter.and[0].atribute'. Did you mean 'attribute'?",
                "{\"table\":\"t\",\"operator\":\"like\"}|'operator' is the string \"like\"; allowed: eq, ne, lt, lte, gt,"
                        + " gte, between, in, begins_with, contains, exists, not_exists, type, size."
            })
    void saysWhatIsWrong(String arguments, String sentence) throws JsonProcessingException {
        assertEquals(List.of(sentence), check.problems(JSON.readTree(arguments)));
    }

    @Test
    void optionalArgumentsMayBeNull() throws JsonProcessingException {
        assertEquals(
                List.of(),
                check.problems(JSON.readTree("{\"table\":\"t\",\"limit\":null,\"key\":null,\"operator\":null,"
                        + "\"filter\":null,\"names\":null}")));
        assertEquals(
                List.of(),
                check.problems(JSON.readTree("{\"table\":\"t\",\"filter\":{\"attribute\":\"a\",\"and\":null}}")));
    }

    @Test
    void numbersBeyondAllBoundsAreOnlyTooLarge() throws JsonProcessingException {
        assertEquals(
                List.of("'limit' is 1E+999999999; the most is 1000."),
                check.problems(JSON.readTree("{\"table\":\"t\",\"limit\":1E999999999}")));
    }

    @Test
    void manyProblemsAreBounded() throws JsonProcessingException {
        assertEquals(
                5,
                check.problems(JSON.readTree("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1}"))
                        .size());
    }
}
