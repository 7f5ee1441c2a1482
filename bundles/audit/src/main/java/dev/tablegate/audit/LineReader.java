// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the whole lines of a file. What stands after the last line break is being written, or was torn by a crash. */
final class LineReader implements AutoCloseable {

    private static final int LONGEST = 1024 * 1024;

    private final BufferedReader reader;
    private boolean torn;

    LineReader(Path file) throws IOException {
        reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
    }

    /**
     * The next line.
     *
     * @throws IOException also if it is longer than any line that is written
     */
    Optional<String> next() throws IOException {
        var line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() == LONGEST) {
                throw new IOException("A line of the audit record is far too long.");
            }
            line.append((char) c);
        }
        torn = !line.isEmpty();
        return Optional.empty();
    }

    /** Whether something stands after the last line break; known at the end. */
    boolean torn() {
        return torn;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
