// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where SQLite's native library is unpacked: a folder of ours, because the system's may not run programs. */
final class NativeLibrary {

    private static final String PROPERTY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /** Names the folder, and removes what a killed process left in it. */
    static void keepIn(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path left : files.filter(NativeLibrary::isLibrary).toList()) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (IOException e) {
            throw new StoreFailure(folder + " cannot be used. Look at the rights of the data directory.", e);
        }
        System.setProperty(PROPERTY, folder.toString());
    }

    private static boolean isLibrary(Path file) {
        return file.getFileName().toString().startsWith("sqlite-");
    }
}
