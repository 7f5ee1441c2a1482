// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EraTest {

    private static final String NAMED =
            "{\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; {}; LEGACY",
                "2025-03-26; {}; LEGACY",
                "2025-11-25; {}; LEGACY",
                "2026-07-28; {}; MODERN",
                "2027-01-01; {}; MODERN",
                "2026-07-28; []; MODERN",
                "2026-07-28; 5; MODERN",
                "v999.0.0; {}; LEGACY",
                "; NAMED; MODERN",
                "2025-11-25; NAMED; MODERN",
            })
    void showsInTheHeaderOrTheBody(String version, String body, Era era) throws IOException {
        var json = TestClient.JSON.readTree(body.equals("NAMED") ? NAMED : body);
        assertEquals(era, Era.of(Optional.ofNullable(version), json));
    }
}
