// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The words that DynamoDB's documentation reserves: as names they stand behind a placeholder. */
final class ReservedWords {

    private static final String FILE = "reserved-words.txt";
    private static final Set<String> WORDS = read();

    private ReservedWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    static Set<String> all() {
        return WORDS;
    }

    private static Set<String> read() {
        try (var file = ReservedWords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new FileNotFoundException(FILE);
            }
            return Set.of(new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split("\\s+"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
