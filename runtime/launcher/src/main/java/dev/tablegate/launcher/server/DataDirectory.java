// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a server keeps what it has: one per server, readable for its owner alone.
 *
 * @param root the directory
 */
public record DataDirectory(Path root) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** What belongs to one run. */
    public Path run() {
        return root.resolve("run");
    }

    /** What the running server says about itself. */
    public Path status() {
        return run().resolve("status.json");
    }

    /** The key with which the command line administers the running server. */
    public Path adminKey() {
        return run().resolve("admin.key");
    }

    /** Files of configuration, taken over as they change. */
    public Path config() {
        return root.resolve("config");
    }

    /** Where people read what happened. */
    public Path log() {
        return root.resolve("logs").resolve("tablegate.log");
    }

    /** Makes the directories. */
    public void prepare() {
        try {
            Files.createDirectories(root.toAbsolutePath().getParent());
            for (String name : List.of("", "run", "run/tmp", "logs", "config", "config-admin", "plugins")) {
                makePrivate(root.resolve(name));
            }
        } catch (IOException e) {
            throw new Failure(
                    "Cannot write the data directory " + root + ". Make it writable for you, or name another one with"
                            + " --data DIR.",
                    e);
        }
        if (!Files.isWritable(run())) {
            throw new Failure("Cannot write " + run() + ". Make it writable for you, or name another --data DIR.");
        }
    }

    /** Removes what an earlier run left behind: it may have been killed. */
    public void clearRun() {
        try {
            Files.deleteIfExists(status());
            emptyDirectory(run().resolve("tmp"));
        } catch (IOException e) {
            throw new Failure("Cannot clear " + run() + ". Check that its files belong to you.", e);
        }
    }

    /** Writes a file of this directory whole or not at all, readable for the owner alone. */
    public void write(Path file, byte[] content) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            createPrivate(fresh);
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(content));
                channel.force(true);
            }
            move(fresh, file);
        } catch (IOException e) {
            throw new Failure("Cannot write " + file + ". Is the disk full, or does the file belong to another?", e);
        }
    }

    /** Makes an empty file for the owner alone, if it is not there. */
    static void createPrivate(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (POSIX) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void emptyDirectory(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
