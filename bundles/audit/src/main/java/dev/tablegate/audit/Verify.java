// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import dev.tablegate.host.audit.Audit.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks the chain of a data directory without a server. */
public final class Verify {

    private Verify() {}

    /** Checks the data directory that is the first argument; exit code 1 if the chain is broken. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0]).resolve("audit")) ? 0 : 1);
    }

    private static boolean run(Path folder) {
        if (!Files.isDirectory(folder)) {
            System.out.println("There is no audit record yet.");
            return true;
        }
        try {
            Verification found = ChainCheck.of(folder);
            System.out.println(found.problem()
                    .map(problem -> "The audit record is broken. " + problem + " " + found.lines()
                            + " lines before it are in order.")
                    .orElse("The audit record is whole: " + found.lines() + " lines."));
            return found.problem().isEmpty();
        } catch (IOException e) {
            System.out.println("The audit record cannot be read: " + folder);
            return false;
        }
    }
}
