// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import java.util.List;

/** The protocol versions of this era. */
public final class Versions {

    static final String WITH_BATCHES = "2025-03-26";
    static final String WITH_PAGES = "2025-11-25";

    /** All of them, newest first. */
    public static final List<String> ALL = List.of(WITH_PAGES, "2025-06-18", WITH_BATCHES);

    private Versions() {}

    /** What to speak with a client that asked for a version. */
    static String negotiate(String asked) {
        return ALL.contains(asked) ? asked : ALL.get(0);
    }
}
