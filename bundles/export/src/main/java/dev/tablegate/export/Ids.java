// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Names of exports that nobody guesses. */
final class Ids {

    private static final int BITS = 128;
    private static final int LETTERS = 25;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[0-9a-z]{" + LETTERS + "}");

    private Ids() {}

    static String fresh() {
        String name = new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
        return "0".repeat(LETTERS - name.length()) + name;
    }

    static boolean plausible(String id) {
        return ID.matcher(id).matches();
    }
}
