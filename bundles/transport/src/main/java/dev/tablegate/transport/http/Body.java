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
        try (InputStream in = request.getInputStream()) {
            if (request.getContentLengthLong() > limit) {
                // A client that waits for leave to send can be refused at once.
                throw request.getHeader("Expect") == null ? tooLarge(in, limit) : tooLarge(limit);
            }
            byte[] body = in.readNBytes(limit);
            if (body.length == limit && in.read() >= 0) {
                throw tooLarge(in, limit);
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

    /** Most clients read no answer before they have sent everything, so a little more is taken in and dropped. */
    private static RpcFailure tooLarge(InputStream in, int limit) throws IOException {
        byte[] dropped = new byte[8192];
        long left = limit;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = in.read(dropped);
        }
        return tooLarge(limit);
    }

    private static RpcFailure tooLarge(int limit) {
        return RpcFailure.refused(413, "The body is larger than " + limit + " bytes. Send less at once.");
    }
}
