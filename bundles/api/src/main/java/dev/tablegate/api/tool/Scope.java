// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

/** What a connection may do. Each scope includes those before it. */
public enum Scope {
    /** See tables and read items. */
    READ,
    /** Also stage changes, which a person reviews and commits. */
    STAGE,
    /** Also open views and export. Writes are still staged. */
    FULL;

    /** Whether this scope is enough where {@code needed} is asked for. */
    public boolean includes(Scope needed) {
        return compareTo(needed) >= 0;
    }
}
