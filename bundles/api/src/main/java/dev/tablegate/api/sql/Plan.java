// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a statement, query or scan reads DynamoDB.
 *
 * @param reads one entry for each table that is read, in the order of reading
 * @param estimate what all of it costs, roughly
 * @param notes what would make it cheaper: a better statement, a missing index
 */
public record Plan(List<Read> reads, Cost estimate, List<String> notes) {

    public Plan {
        reads = List.copyOf(reads);
        notes = List.copyOf(notes);
    }

    /** How a table is read, from cheap to dear. */
    public enum Access {
        /** Items by complete primary keys. */
        GET,
        /** One or more partitions. */
        QUERY,
        /** The whole table or index. */
        SCAN,
        /** Rows kept in a snapshot: DynamoDB is not read. */
        SNAPSHOT
    }

    /**
     * The reading of one table.
     *
     * @param table the table, or the id of the snapshot
     * @param access how it is read
     * @param index the secondary index that is read in its place
     * @param key the conditions on its key, in words: {@code userId = 'user001' and orderId > '2024'}
     * @param filter the conditions that DynamoDB applies after reading, in words; they save no capacity
     * @param enough how many of these are enough, in words: {@code first 10}, or {@code last 10} if the key is read from
     *     its end
     * @param attributes the attributes that are fetched; empty for all
     * @param parallel how many parts are read at the same time
     * @param estimate what it costs, roughly
     * @param actual what it did cost; empty before the run
     */
    public record Read(
            String table,
            Access access,
            Optional<String> index,
            Optional<String> key,
            Optional<String> filter,
            Optional<String> enough,
            List<String> attributes,
            int parallel,
            Cost estimate,
            Optional<Cost> actual) {

        public Read {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * What reading costs.
     *
     * @param items items read
     * @param pages requests to DynamoDB
     * @param readUnits read capacity units
     * @param dollars price in US dollars on demand, by the list price in the server's configuration
     */
    public record Cost(long items, long pages, double readUnits, double dollars) {

        private static final double LEAST_PRICE = 0.000_001;

        /** In words, as in {@code 2,000 items, 1 request, 51.0 read units, $0.000006}. */
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "%s, %s, %,.1f read units, %s",
                    count(items, "item"),
                    count(pages, "request"),
                    readUnits,
                    price());
        }

        private String price() {
            return dollars > 0 && dollars < LEAST_PRICE
                    ? "less than $0.000001"
                    : String.format(Locale.ROOT, "$%.6f", dollars);
        }

        private static String count(long number, String unit) {
            return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
        }
    }
}
