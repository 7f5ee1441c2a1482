// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/**
 * Which kinds of answer a client takes.
 *
 * @param json one JSON text
 * @param events a stream of events
 */
public record Accept(boolean json, boolean events) {

    /** What the request's headers say; everything, if they say nothing. */
    public static Accept of(HttpServletRequest request) {
        return of(String.join(",", Collections.list(request.getHeaders("Accept"))));
    }

    static Accept of(String header) {
        if (header.isBlank()) {
            return new Accept(true, true);
        }
        boolean json = false;
        boolean events = false;
        for (String range : header.split(",")) {
            switch (range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
                case "*/*" -> {
                    json = true;
                    events = true;
                }
                case "application/*", "application/json" -> json = true;
                case "text/*", "text/event-stream" -> events = true;
                default -> {
                    // Any other kind is none of ours.
                }
            }
        }
        return new Accept(json, events);
    }
}
