// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An engine of its own for one export, which reaches its own folder and nothing else; both go with it. */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private final DuckDBConnection connection;

    private Scratch(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    static Scratch open(Path parent, int memoryMegabytes) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(parent),
                "parquet",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            return new Scratch(folder, connect(folder, memoryMegabytes));
        } catch (SQLException | RuntimeException | LinkageError failed) {
            delete(folder);
            throw failed;
        }
    }

    private static DuckDBConnection connect(Path folder, int memoryMegabytes) throws SQLException {
        var settings = new Properties();
        settings.setProperty("memory_limit", memoryMegabytes + "MB");
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", folder.resolve("spill").toString());
        var connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
        for (String first : List.of(
                "SET allowed_directories = [" + Decoding.text(folder + "/") + "]",
                "SET enable_external_access = false",
                "SET lock_configuration = true")) {
            try (var statement = connection.createStatement()) {
                statement.execute(first);
            }
        }
        return connection;
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** The file that the engine writes. */
    Path file() {
        return folder.resolve("rows.parquet");
    }

    @Override
    public void close() throws IOException, SQLException {
        try {
            connection.close();
        } finally {
            delete(folder);
        }
    }

    /** Deletes a folder with all that is in it; nothing happens if there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
