// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Saves what is intact of a damaged store into a fresh one, and says what is lost. Runs without a server. It can be
 * killed at any moment and run again: the fresh store gets its name once it is whole, and only then the damaged one is
 * put aside.
 */
public final class Repair {

    private final Path data;
    private final PrintStream out;

    private Repair(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    /** Repairs the store of the data directory that is the first argument; exit code 1 if that cannot be done. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]), System.out) ? 0 : 1);
    }

    static boolean run(Path data, PrintStream out) {
        try {
            Ownership ownership = Ownership.take(data.resolve("state.lock"));
            try {
                NativeLibrary.keepIn(data.resolve("run"));
                new Repair(data, out).run();
            } finally {
                ownership.close();
            }
            return true;
        } catch (StoreFailure | SQLException | IOException e) {
            out.println("The repair did not end; it can be run again. " + e.getMessage());
            return false;
        }
    }

    /** What is there between the making of the fresh store and the end of the repair. */
    static Path result(Path data) {
        return data.resolve("state.db.repaired");
    }

    private void run() throws SQLException, IOException {
        Path file = data.resolve("state.db");
        if (!Files.exists(result(data))) {
            if (!Files.exists(file)) {
                out.println("There is no store in " + data + ", so there is nothing to repair.");
                return;
            }
            make(file);
        }
        for (String part : List.of("state.db", "state.db-wal", "state.db-shm")) {
            Path old = data.resolve(part);
            if (Files.exists(old)) {
                Files.move(old, data.resolve(part + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(result(data), file, StandardCopyOption.ATOMIC_MOVE);
        out.println("The store is repaired. The damaged files are kept beside, with the ending .damaged.");
    }

    private void make(Path damaged) throws SQLException, IOException {
        Path working = data.resolve("state.db.repairing");
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(data.resolve("state.db.repairing" + part));
        }
        Database fresh = new Database(working);
        try (Connection to = fresh.writer()) {
            fresh.prepare(to);
            copy(new Salvage(new Database(damaged), out), to);
            fresh.check(to);
            try (Statement statement = to.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
        Files.move(working, result(data), StandardCopyOption.ATOMIC_MOVE);
    }

    private void copy(Salvage salvage, Connection to) throws SQLException {
        to.setAutoCommit(false);
        List<Row> rows =
                salvage.rows().stream().filter(row -> !Writer.isCounter(row)).toList();
        long version = Mark.of(data);
        try (PreparedStatement insert = to.prepareStatement(
                "INSERT OR REPLACE INTO record (" + Database.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                version = Math.max(version, row.entry().version());
                row.write(insert);
                insert.executeUpdate();
            }
            // No version is given out twice, whatever was lost.
            Row.of(Writer.counter(version)).write(insert);
            insert.executeUpdate();
        }
        to.commit();
        to.setAutoCommit(true);
        out.println(rows.size() + " records were saved.");
    }
}
