// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A record as it stands in the table, with the checksum that tells whether it still is what was written. */
record Row(Entry entry, long checksum) {

    /** A row with its right checksum. */
    static Row of(Entry entry) {
        return new Row(entry, checksum(entry));
    }

    /** The row a query stands on: kind, id, version, value, expires, crc. */
    static Row read(ResultSet result) throws SQLException {
        long expires = result.getLong(5);
        Optional<Instant> end = result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires));
        return new Row(
                new Entry(text(result, 1), text(result, 2), result.getLong(3), text(result, 4), end),
                result.getLong(6));
    }

    boolean intact() {
        return checksum == checksum(entry);
    }

    /**
     * The entry.
     *
     * @throws StoreFailure if it is not what was written
     */
    Entry checked() {
        if (!intact()) {
            throw new StoreFailure(
                    "The record " + entry.kind() + " " + entry.id() + " in the store is damaged. Stop the"
                            + " server and run 'tablegate repair', or restore a backup.");
        }
        return entry;
    }

    /** Sets the six parameters of an insert. */
    void write(PreparedStatement insert) throws SQLException {
        insert.setString(1, entry.kind());
        insert.setString(2, entry.id());
        insert.setLong(3, entry.version());
        insert.setString(4, entry.value());
        if (entry.expires().isPresent()) {
            insert.setLong(5, entry.expires().get().toEpochMilli());
        } else {
            insert.setNull(5, Types.BIGINT);
        }
        insert.setLong(6, checksum);
    }

    private static String text(ResultSet result, int column) throws SQLException {
        return Optional.ofNullable(result.getString(column)).orElse("");
    }

    /** Over everything, with lengths between, so that nothing can move from one field to the next. */
    private static long checksum(Entry entry) {
        CRC32C crc = new CRC32C();
        add(crc, entry.kind());
        add(crc, entry.id());
        add(crc, String.valueOf(entry.version()));
        add(crc, entry.value());
        add(crc, entry.expires().map(end -> String.valueOf(end.toEpochMilli())).orElse(""));
        return crc.getValue();
    }

    private static void add(CRC32C crc, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        crc.update(bytes);
    }
}
