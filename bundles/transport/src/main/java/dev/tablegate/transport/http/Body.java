// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import dev.tablegate.transport.rpc.RpcFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Reads what a request brings, within bounds. */
public final class Body {

    private Body() {}

    /** All bytes of the body. */
    public static byte[] read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(limit);
            if (body.length == limit && in.read() >= 0) {
                throw tooLarge(limit);
            }
            return body;
        }
    }

    /** Refuses a body that says it is something else than JSON. */
    public static void requireJson(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("application/json");
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw RpcFailure.refused(415, "The body must be application/json.");
        }
    }

    private static RpcFailure tooLarge(int limit) {
        return RpcFailure.refused(413, "The body is larger than " + limit + " bytes. Send less at once.");
    }
}
