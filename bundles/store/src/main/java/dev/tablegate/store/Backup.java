// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies a store as it is at one moment, whether a server works with it or not, and checks the copy. */
public final class Backup {

    private final Path data;
    private final Path to;

    private Backup(Path data, Path to) {
        this.data = data;
        this.to = to;
    }

    /** Copies the store of the data directory that is the first argument into the folder that is the second. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), System.out) ? 0 : 1);
    }

    static boolean run(Path data, Path to, PrintStream out) {
        if (!Files.exists(data.resolve("state.db"))) {
            out.println("There is no store in " + data + ", so there is nothing to back up.");
            return false;
        }
        try {
            // Not in the data directory: a running server has its own there.
            NativeLibrary.keepIn(to);
            new Backup(data, to).run();
            return true;
        } catch (StoreFailure | SQLException | IOException e) {
            out.println("The backup is not complete. " + e.getMessage());
            return false;
        }
    }

    private void run() throws SQLException, IOException {
        Path copy = to.resolve("state.db");
        Database.ownerOnly(copy);
        try (Connection source = new Database(data.resolve("state.db")).reader();
                PreparedStatement vacuum = source.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        }
        Database database = new Database(copy);
        try (Connection connection = database.reader();
                Mark mark = Mark.open(to)) {
            database.check(connection);
            mark.move(version(connection));
        }
    }

    /** How far it had come: the counter among the records has the highest version of all. */
    private static long version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT max(version) FROM record")) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
