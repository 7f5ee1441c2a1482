// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a data directory.
 *
 * @param from what is copied; its server may run
 * @param to a folder that is not there yet
 */
public record Backup(DataDirectory from, Path to) {

    /** What is not copied: it belongs to one run, or is made anew, or is the store, which is copied in a way of its own. */
    private static final List<String> LEFT_OUT = List.of("run", "logs", "state.");

    /** Makes it. */
    public void make(Home home) throws InterruptedException {
        if (Files.exists(to)) {
            throw new Failure(to + " is there already. Name a folder that is not.");
        }
        try {
            DataDirectory.makePrivate(to);
            // The store first: what it holds stands in the audit record by then.
            if (home.runAlone("dev.tablegate.store.Backup", from.root(), to.toString()) != 0) {
                throw new Failure("The state could not be copied. Remove " + to + ".");
            }
            try (Stream<Path> files = Files.list(from.root())) {
                for (Path file : files.filter(Backup::counts).toList()) {
                    copy(file);
                }
            }
        } catch (IOException e) {
            throw new Failure(
                    "The backup is not complete: a file could not be copied. Look at the free space, remove " + to
                            + " and try again.",
                    e);
        }
    }

    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return LEFT_OUT.stream()
                .noneMatch(start -> name.equals(start) || start.endsWith(".") && name.startsWith(start));
    }

    /** The head of the audit record before its lines: a copy may have more lines than it knows of, never fewer. */
    private void copy(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.comparing((Path path) -> !Files.isDirectory(path))
                            .thenComparing(path -> !path.endsWith("head.json")))
                    .toList()) {
                Path copied = to.resolve(from.root().relativize(file));
                if (Files.isDirectory(file)) {
                    DataDirectory.makePrivate(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }
}
