// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import java.util.List;

/** Names inside sentences. */
final class Quoted {

    private static final int MOST = 80;

    private Quoted() {}

    /** A name that came from outside: bounded, on one line. */
    static String of(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }

    /** The question whether one of these was meant; nothing if there are none. */
    static String meant(List<String> names) {
        return names.isEmpty() ? "" : " Did you mean '" + String.join("' or '", names) + "'?";
    }
}
