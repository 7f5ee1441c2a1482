// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Ids of records that nobody guesses: 128 random bits in lower case letters and digits. */
public final class RandomIds {

    private static final int BITS = 128;
    private static final int LETTERS = 25;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ID = Pattern.compile("[0-9a-z]{" + LETTERS + "}");

    private RandomIds() {}

    /** A new one. */
    public static String fresh() {
        String name = new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
        return "0".repeat(LETTERS - name.length()) + name;
    }

    /** Whether it looks like one, so that it is worth asking the store for it. */
    public static boolean plausible(String id) {
        return ID.matcher(id).matches();
    }
}
