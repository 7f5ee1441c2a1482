// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AcceptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; true; true",
                "*/*; true; true",
                "application/json; true; false",
                "Application/JSON, text/event-stream; true; true",
                "text/event-stream; false; true",
                "text/*; false; true",
                "text/html; false; false",
            })
    void saysWhichAnswersAreTaken(String header, boolean json, boolean events) {
        assertEquals(new Accept(json, events), Accept.of(header));
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream;q=0.5, false, true"})
    void looksPastParameters(String header, boolean json, boolean events) {
        assertEquals(new Accept(json, events), Accept.of(header));
    }
}
