// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.http;

import java.util.Optional;

/**
 * A request or an answer.
 *
 * @param head the first line and the headers
 * @param body the bytes after them
 */
public record Message(String head, byte[] body) {

    /** The value of a header, given as it stands in the message without regard to case: {@code "content-length: "}. */
    public static Optional<String> header(String head, String name) {
        for (int at = head.indexOf('\n') + 1; at > 0; at = head.indexOf('\n', at) + 1) {
            if (head.regionMatches(true, at, name, 0, name.length())) {
                return Optional.of(head.substring(at + name.length(), head.indexOf('\r', at)));
            }
        }
        return Optional.empty();
    }

    public Optional<String> header(String name) {
        return header(head, name);
    }

    /** The status of an answer. */
    public int status() {
        return Integer.parseInt(head, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
    }
}
