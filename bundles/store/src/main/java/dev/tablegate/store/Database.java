// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** The file of the store: how it is opened, and what is looked at before it is trusted. */
final class Database {

    /** The columns of a row, in the order that {@link Row} reads and writes. */
    static final String COLUMNS = "kind, id, version, value, expires, crc";

    private static final int FORMAT = 1;
    /** One gigabyte: whatever goes wrong above, the store does not fill the disk. */
    private static final int MOST_PAGES = 262_144;

    private static final int PRIMARY = 0xff;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final int mostPages;

    Database(Path file) {
        this(file, MOST_PAGES);
    }

    Database(Path file, int mostPages) {
        this.file = file;
        this.mostPages = mostPages;
    }

    Path file() {
        return file;
    }

    /** A connection for reading and writing; makes the file if there is none. */
    Connection writer() throws SQLException {
        try {
            ownerOnly(file);
        } catch (IOException e) {
            throw new StoreFailure(file + " cannot be made. Look at the rights and the free space of its folder.", e);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5_000);
        config.setMaxPageCount(mostPages);
        Connection connection = open(config);
        require(connection, "journal_mode", "wal");
        require(connection, "synchronous", "2");
        return connection;
    }

    /** A connection for reading. */
    Connection reader() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        return open(config);
    }

    /** Makes the table in a fresh file, and refuses the file of a later version. */
    void prepare(Connection connection) throws SQLException {
        int format = Integer.parseInt(one(connection, "PRAGMA user_version"));
        if (format > FORMAT) {
            throw new StoreFailure(file
                    + " was written by a later version of Tablegate. Use that version, or another data directory.");
        }
        if (format == FORMAT) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS record (kind TEXT NOT NULL, id TEXT NOT NULL,"
                    + " version INTEGER NOT NULL, value TEXT NOT NULL, expires INTEGER, crc INTEGER NOT NULL,"
                    + " PRIMARY KEY (kind, id)) WITHOUT ROWID");
            statement.executeUpdate("PRAGMA user_version = " + FORMAT);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /**
     * Checks the structure of the file and every row.
     *
     * @throws StoreFailure with the first thing that is wrong
     */
    void check(Connection connection) throws SQLException {
        String structure = one(connection, "PRAGMA integrity_check(1)");
        if (!structure.equals("ok")) {
            throw damaged("its structure is broken");
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + COLUMNS + " FROM record")) {
            while (rows.next()) {
                Row row = Row.read(rows);
                if (!row.intact()) {
                    throw damaged("the record " + row.entry().kind() + " "
                            + row.entry().id() + " is not what was written");
                }
            }
        }
    }

    /** What to tell when the file cannot be opened: SQLite knows whether it is damaged or out of reach. */
    StoreFailure unopened(SQLException cause) {
        int code = cause.getErrorCode() & PRIMARY;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreFailure(damage("it cannot be opened"), cause);
        }
        return new StoreFailure(
                file
                        + " cannot be opened. Look at the rights and the free space of the data directory, and at the log.",
                cause);
    }

    private StoreFailure damaged(String what) {
        return new StoreFailure(damage(what));
    }

    private String damage(String what) {
        return file + " is damaged: " + what
                + ". Run 'tablegate repair', which works on a copy and lists what is lost, or restore a backup.";
    }

    private Connection open(SQLiteConfig config) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    /** Makes a file that its owner alone can read, if it is not there. */
    static void ownerOnly(Path file) throws IOException {
        if (!Files.exists(file) && POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static void require(Connection connection, String pragma, String value) throws SQLException {
        String is = one(connection, "PRAGMA " + pragma);
        if (!is.equals(value)) {
            throw new StoreFailure("The file system of the data directory does not let SQLite work safely (" + pragma
                    + " is " + is + "). Use a local disk.");
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        }
    }
}
