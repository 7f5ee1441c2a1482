// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.sql;

/**
 * A statement to run.
 *
 * @param sql one SELECT statement
 * @param allowScan whether whole tables or indexes may be read
 * @param limit how many rows are handed back at once; the rest is kept as a snapshot
 */
public record SqlRequest(String sql, boolean allowScan, int limit) {

    public SqlRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is at least 1");
        }
    }
}
