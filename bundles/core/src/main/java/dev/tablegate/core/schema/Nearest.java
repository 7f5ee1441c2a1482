// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant. */
public final class Nearest {

    private static final int MOST = 3;
    private static final int MAX_LENGTH = 100;

    private Nearest() {}

    /** At most three names, best first; none if nothing is similar. */
    public static List<String> to(String typed, Collection<String> names) {
        if (typed.length() > MAX_LENGTH) {
            return List.of();
        }
        String wanted = typed.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(2, wanted.length() / 3);
        return names.stream()
                .map(name -> new Guess(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance <= tolerated)
                .sorted(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .limit(MOST)
                .map(Guess::name)
                .toList();
    }

    private record Guess(String name, int distance) {}

    /** Levenshtein's distance; a name that holds the other whole is always near. */
    private static int distance(String one, String two) {
        if (one.length() >= 3 && (two.contains(one) || one.contains(two))) {
            return 1;
        }
        int[] row = new int[two.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int change = diagonal + (one.charAt(line - 1) == two.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[two.length()];
    }
}
