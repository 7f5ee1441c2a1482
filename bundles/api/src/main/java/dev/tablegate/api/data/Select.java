// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

/** What a query or scan hands back. */
public enum Select {
    /** The items. */
    ITEMS,
    /** Only how many there are. */
    COUNT
}
