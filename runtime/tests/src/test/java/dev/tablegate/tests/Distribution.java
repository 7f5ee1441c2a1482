// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.nio.file.Path;

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

    /** A bundle that is built but not shipped. */
    static Path bundle(String name) {
        return root().resolve("bundles/%s/target/dev.tablegate.%s-%s.jar"
                .formatted(name, name, System.getProperty("tablegate.version")));
    }
}
