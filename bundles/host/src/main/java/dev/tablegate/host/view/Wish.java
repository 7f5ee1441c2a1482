// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.view;

import java.util.Optional;

/**
 * Which page a person wants to see.
 *
 * @param rows at most so many, 1 to 1,000
 * @param cursor from an earlier look at the same content from the same seat; empty for the first page
 * @param confirmed whether the person said, by a form and not by a link, that a scan or statement may begin. A page
 *     behind a cursor needs no word: the first one had it
 */
public record Wish(int rows, Optional<String> cursor, boolean confirmed) {

    private static final int MOST = 1_000;

    public Wish {
        if (rows < 1 || rows > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " rows can be shown at once.");
        }
    }
}
