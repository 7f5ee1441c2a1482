// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the build put what the tests work with. */
final class Distribution {

    private Distribution() {}

    /** The checkout. */
    static Path root() {
        return Path.of(System.getProperty("tablegate.root"));
    }

    /** The unpacked distribution. */
    static Path home() {
        return root().resolve("runtime/dist/target/home");
    }

    /** A copy of the distribution in which a bundle is part of the platform, and sees what the platform sees. */
    static Path with(Path bundle, Path folder) throws IOException {
        Path home = folder.resolve("home");
        try (var paths = Files.walk(home())) {
            for (Path path : paths.toList()) {
                Files.copy(path, home.resolve(home().relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.copy(bundle, Files.createDirectories(home.resolve("system/70")).resolve(bundle.getFileName()));
        return home;
    }

    /** A bundle that is built but not shipped. */
    static Path bundle(String name) {
        return root().resolve("bundles/%s/target/dev.tablegate.%s-%s.jar"
                .formatted(name, name, System.getProperty("tablegate.version")));
    }
}
