// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/** The folder with the encrypted files of all connections; their names are the ids of the files. */
final class Folder {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final SecureRandom random = new SecureRandom();
    private final Path path;

    Folder(Path path) throws IOException {
        this.path = path;
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attribute("rwx------"));
        }
    }

    byte[] freshKey() {
        byte[] key = new byte[Chunks.KEY];
        random.nextBytes(key);
        return key;
    }

    SealedOutput create(String id, byte[] key) throws IOException {
        var file = FileChannel.open(
                path.resolve(id),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attribute("rw-------"));
        return new SealedOutput(file, new Chunks(key));
    }

    /** Lets the name of a new file last, as {@code force} does for what is in it. */
    void settle() throws IOException {
        if (POSIX) {
            try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    InputStream open(String id, byte[] key, long bytes, long offset) throws IOException {
        var file = FileChannel.open(path.resolve(id), StandardOpenOption.READ);
        try {
            var content = new SealedInput(file, new Chunks(key), bytes);
            content.seek(offset);
            return content;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    boolean has(String id) {
        return Files.exists(path.resolve(id));
    }

    void delete(String id) throws IOException {
        Files.deleteIfExists(path.resolve(id));
    }

    /** The ids of all files that lie there. */
    List<String> ids() throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static FileAttribute<?>[] attribute(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
