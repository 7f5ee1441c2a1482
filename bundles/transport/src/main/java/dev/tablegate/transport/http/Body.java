// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import dev.tablegate.transport.rpc.RpcFailure;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a request brings, within bounds. */
public final class Body {

    private static final Logger LOG = LoggerFactory.getLogger(Body.class);

    private static final int SMALL = 16 * 1024;

    private Body() {}

    /** All bytes of the body. */
    public static byte[] read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        InputStream in = request.getInputStream();
        byte[] body = in.readNBytes(limit);
        if (body.length == limit && in.read() >= 0) {
            throw tooLarge(limit);
        }
        return body;
    }

    /**
     * Takes in a small body that nobody looked at, so that the connection can carry the next request.
     *
     * @return false if the connection cannot be kept, because the body is large or of unknown size
     */
    public static boolean settle(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean chunked = length < 0 && request.getHeader("Transfer-Encoding") != null;
        if (length <= 0 && !chunked) {
            return true;
        }
        if (request.getHeader("Expect") != null) {
            return false; // Asking for the stream would tell the client to send.
        }
        try {
            ServletInputStream in = request.getInputStream();
            if (!in.isFinished() && !chunked && length <= SMALL) {
                in.readNBytes(SMALL);
            }
            return in.isFinished();
        } catch (IOException | IllegalStateException taken) {
            LOG.debug("A body went away, or is in other hands", taken);
            return false;
        }
    }

    /**
     * Takes in a little more of a body that was refused. Most clients read no answer before they have sent everything,
     * and lose it if the connection is closed under them.
     */
    public static void drop(HttpServletRequest request, int limit) {
        try {
            InputStream in = request.getInputStream();
            byte[] dropped = new byte[8192];
            long left = limit;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = in.read(dropped);
            }
        } catch (IOException gone) {
            LOG.debug("A client went away while it sent a body that was too large", gone);
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
