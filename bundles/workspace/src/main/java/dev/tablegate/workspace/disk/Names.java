// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Ids that nobody guesses, and names that are safe on every file system and in every header. */
final class Names {

    private static final int BITS = 128;
    private static final int LETTERS = 25;
    private static final int LONGEST = 120;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[0-9a-z]{" + LETTERS + "}");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern EDGES = Pattern.compile("^[._-]+|[._-]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private Names() {}

    static String fresh() {
        String name = new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
        return "0".repeat(LETTERS - name.length()) + name;
    }

    static boolean plausible(String id) {
        return ID.matcher(id).matches();
    }

    /** The name with letters, digits, dots, hyphens and underscores only; the extension survives a cut. */
    static String safe(String name) {
        String plain = EDGES.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("");
        if (plain.length() > LONGEST) {
            int dot = Math.max(plain.lastIndexOf('.'), plain.length() - LONGEST / 2);
            String end = plain.substring(dot);
            plain = plain.substring(0, LONGEST - end.length()) + end;
        }
        if (plain.isEmpty()) {
            return "file";
        }
        return DEVICE.matcher(plain).matches() ? "file_" + plain : plain;
    }
}
