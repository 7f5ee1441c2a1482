// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that someone may have meant, for the sentence of an error. */
public final class Nearest {

    private static final int MOST = 3;
    private static final int FAR = 1_000;

    /** Longer than any name that is worth the comparison. */
    private static final int LONGEST = 255;

    private Nearest() {}

    /** At most three names that are like the wanted one, the most alike first; none if nothing is similar. */
    public static List<String> to(String wanted, Collection<String> names) {
        if (wanted.length() > LONGEST) {
            return List.of();
        }
        var plain = plain(wanted);
        return names.stream()
                .filter(name -> distance(plain, plain(name)) < FAR)
                .sorted(Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static int distance(String wanted, String name) {
        int edits = edits(wanted, name);
        if (edits <= tolerated(Math.min(wanted.length(), name.length()))) {
            return edits;
        }
        boolean part = !wanted.isEmpty() && !name.isEmpty() && (name.contains(wanted) || wanted.contains(name));
        return part ? edits : FAR;
    }

    /** Two letters that changed places are two edits: that much is forgiven in every word that is long enough. */
    private static int tolerated(int length) {
        return length < 4 ? length / 2 : Math.max(2, (length + 1) / 3);
    }

    /** Letters and digits only: {@code Order-Items} is as good as {@code order_items}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static int edits(String one, String other) {
        var row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
