// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.call;

import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.RpcFailure;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into something a client may see. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The failure itself, or an internal one whose cause is in the log under an id. */
    public static RpcFailure of(Throwable thrown) {
        if (thrown instanceof RpcFailure known) {
            return known;
        }
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("Internal error {}", id, thrown);
        return RpcFailure.of(
                Codes.INTERNAL_ERROR,
                200,
                "Internal error " + id + ". The cause is in the server's log under that id; trying again may help.");
    }
}
