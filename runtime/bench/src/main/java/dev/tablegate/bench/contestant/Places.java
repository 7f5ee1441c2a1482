// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.contestant;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where things are in the checkout.
 *
 * @param root the checkout
 * @param work where this run keeps its logs and data
 */
public record Places(Path root, Path work) {

    /** The checkout whose build output this class was loaded from. */
    public static Path checkout() {
        try {
            CodeSource source = Places.class.getProtectionDomain().getCodeSource();
            Path jar = Path.of(source.getLocation().toURI());
            return jar.resolve("../../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the bench cannot tell where it was built", e);
        }
    }

    Path bench() {
        return root.resolve("runtime/bench");
    }

    public Path log(String name) {
        return work.resolve(name + "-" + System.nanoTime() + ".log");
    }
}
