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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Saves what is intact of a damaged store into a fresh one, and says what is lost. Runs without a server. */
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
        NativeLibrary.keepIn(data.resolve("run"));
        try {
            Ownership ownership = Ownership.take(data.resolve("state.lock"));
            try {
                new Repair(data, out).run();
            } finally {
                ownership.close();
            }
            return true;
        } catch (StoreFailure | SQLException | IOException e) {
            out.println("Nothing was changed. " + e.getMessage());
            return false;
        }
    }

    private void run() throws SQLException, IOException {
        Path file = data.resolve("state.db");
        if (!Files.exists(file)) {
            out.println("There is no store in " + data + ", so there is nothing to repair.");
            return;
        }
        Path fresh = data.resolve("state.db.repaired");
        Files.deleteIfExists(fresh);
        Database repaired = new Database(fresh);
        long kept;
        try (Connection to = repaired.writer()) {
            repaired.prepare(to);
            kept = copy(new Database(file), to);
            repaired.check(to);
            try (Statement statement = to.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
        for (String part : List.of("state.db", "state.db-wal", "state.db-shm")) {
            Path old = data.resolve(part);
            if (Files.exists(old)) {
                Files.move(old, data.resolve(part + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        out.println(kept + " records were saved. The damaged files are kept beside, with the ending .damaged.");
    }

    private long copy(Database from, Connection to) throws SQLException {
        to.setAutoCommit(false);
        long kept = 0;
        try (PreparedStatement insert = to.prepareStatement(
                "INSERT OR REPLACE INTO record (" + Database.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Row row : intact(from)) {
                row.write(insert);
                insert.executeUpdate();
                kept++;
            }
        }
        to.commit();
        to.setAutoCommit(true);
        return kept;
    }

    private List<Row> intact(Database from) {
        var kept = new ArrayList<Row>();
        try (Connection source = from.reader();
                Statement query = source.createStatement();
                ResultSet rows = query.executeQuery("SELECT " + Database.COLUMNS + " FROM record")) {
            while (rows.next()) {
                Row row = Row.read(rows);
                if (row.intact()) {
                    kept.add(row);
                } else {
                    out.println(
                            "Lost: " + row.entry().kind() + " " + row.entry().id());
                }
            }
        } catch (SQLException broken) {
            out.println("The structure is broken after " + kept.size() + " records; those that follow are lost.");
        }
        return kept;
    }
}
