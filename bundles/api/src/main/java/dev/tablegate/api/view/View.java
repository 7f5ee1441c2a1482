// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.view;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Value;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something a person looks at.
 *
 * @param id random; a name, never a right
 * @param title what it is about, for the person
 * @param content what it shows
 * @param chart how a person sees it drawn, if at all
 * @param shows what a person sees, in words: what is read, how, about what it costs, and whether they are asked first
 * @param updated when it was opened or changed
 * @param link the page of the console that shows it
 */
public record View(
        String id, String title, Content content, Optional<Chart> chart, String shows, Instant updated, URI link) {

    /** What a view shows. */
    public sealed interface Content {

        /**
         * Items of a table.
         *
         * @param table the table
         * @param index a secondary index to read
         * @param key with it one partition is queried, without it the table or index is scanned
         * @param sort a condition on the sort key, for queries
         * @param descending whether the items come against the order of the sort key, for queries
         * @param filter what the items must also fulfil
         * @param columns the attributes shown, in this order; empty for all
         */
        record Items(
                String table,
                Optional<String> index,
                Map<String, Value> key,
                Optional<Condition> sort,
                boolean descending,
                Optional<Filter> filter,
                List<String> columns)
                implements Content {
            public Items {
                key = Map.copyOf(key);
                columns = List.copyOf(columns);
            }
        }

        /**
         * The result of a statement.
         *
         * @param sql the statement
         * @param allowScan whether whole tables may be read for it
         */
        record Statement(String sql, boolean allowScan) implements Content {}

        /** A snapshot of the connection. */
        record Kept(String snapshot) implements Content {}
    }

    /**
     * A drawing of the rows.
     *
     * @param kind its form
     * @param x the column along the axis
     * @param y the columns drawn; numbers
     */
    public record Chart(Kind kind, String x, List<String> y) {
        public Chart {
            y = List.copyOf(y);
        }

        /** Forms of drawings. */
        public enum Kind {
            BAR,
            LINE
        }
    }
}
