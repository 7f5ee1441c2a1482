// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.ask;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CapabilitiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; ''",
                "5; ''",
                "{\"elicitation\":{}}; f",
                "{\"elicitation\":true}; ''",
                "{\"elicitation\":{\"form\":{}}}; f",
                "{\"elicitation\":{\"url\":{}}}; p",
                "{\"elicitation\":{\"form\":{},\"url\":{}}}; fp",
                "{\"sampling\":{},\"roots\":{\"listChanged\":true}}; sr",
            })
    void areReadFromWhatTheClientDeclared(String declared, String letters) throws IOException {
        var capabilities = Capabilities.of(JsonMapper.builder().build().readTree(declared));
        assertEquals(letters, capabilities.letters());
        assertEquals(capabilities, Capabilities.ofLetters(letters));
    }
}
