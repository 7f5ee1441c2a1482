// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server itself refuses, and what failed in a servlet, as one line of JSON that tells nothing of the inside. */
final class PlainErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        byte[] body = ("{\"error\":\"" + sentence(status) + "\"}").getBytes(StandardCharsets.UTF_8);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/json")
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff")
                .put(HttpHeader.CONTENT_LENGTH, body.length);
        Content.Sink.write(response, true, new String(body, StandardCharsets.UTF_8), callback);
        return true;
    }

    private static String sentence(int status) {
        return switch (status) {
            case HttpStatus.UNAUTHORIZED_401, HttpStatus.FORBIDDEN_403 -> "Not allowed.";
            case HttpStatus.NOT_FOUND_404 -> "There is nothing at this address.";
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> "This method is not allowed here.";
            case HttpStatus.REQUEST_TIMEOUT_408 -> "The request did not arrive in time.";
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "The body is too large. Send less at once.";
            case HttpStatus.URI_TOO_LONG_414 -> "The address is too long.";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "The headers are too large.";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "The server starts or stops. Try again in a moment.";
            default ->
                HttpStatus.isServerError(status)
                        ? "The server failed; its log says why."
                        : "The request is malformed or cannot be served.";
        };
    }
}
