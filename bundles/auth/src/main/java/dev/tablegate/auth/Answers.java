// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/** Writes what the endpoints answer: JSON for programs, a few plain words for people. */
final class Answers {

    private Answers() {}

    static void json(HttpServletResponse response, int status, String body) throws IOException {
        write(response, status, "application/json", body);
    }

    /** An error as RFC 6749 writes it; the description says what to do. */
    static void error(HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"tablegate\"");
        }
        var body = new LinkedHashMap<String, String>();
        body.put("error", refusal.code());
        body.put("error_description", refusal.sentence());
        json(response, refusal.status(), Json.write(body));
    }

    /** A page for a person, as plain text: nothing in it can be a script. */
    static void page(HttpServletResponse response, int status, String text) throws IOException {
        write(response, status, "text/plain;charset=utf-8", "Tablegate\n\n" + text + "\n");
    }

    static void redirect(HttpServletResponse response, String address) {
        guard(response);
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", address);
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        guard(response);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void guard(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
