// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import dev.tablegate.transport.ask.Capabilities;
import java.nio.charset.StandardCharsets;

/**
 * What was agreed with a client. It travels sealed as the session id, so that sessions need no table and survive an
 * update of this bundle.
 *
 * @param id random
 * @param version the protocol version agreed on
 * @param capabilities what the client can be asked for
 */
record Session(String id, String version, Capabilities capabilities) {

    byte[] encode() {
        return (id + '|' + version + '|' + capabilities.letters()).getBytes(StandardCharsets.UTF_8);
    }

    static Session decode(byte[] bytes) {
        String[] fields = new String(bytes, StandardCharsets.UTF_8).split("\\|", -1);
        return new Session(fields[0], fields[1], Capabilities.ofLetters(fields[2]));
    }
}
