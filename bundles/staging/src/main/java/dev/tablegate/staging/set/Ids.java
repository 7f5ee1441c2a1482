// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;

/** Names of sets and of the records that belong to them. */
public final class Ids {

    static final String SET = "staged-set";
    static final String CONNECTION = "staged-connection";
    static final String CHANGE = "staged-change";
    static final String IMAGES = "staged-images";
    static final String ITEM = "staged-item";

    /** Numbers have five digits, so that the order of the ids is that of the numbers. */
    static final int MOST_NUMBERS = 99_999;

    private static final int BITS = 128;
    private static final int LETTERS = 25;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A name for a set that nobody guesses. */
    public static String fresh() {
        String name = new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
        return "0".repeat(LETTERS - name.length()) + name;
    }

    public static boolean plausible(String set) {
        return set.length() == LETTERS && set.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    }

    static String change(String set, int number) {
        return set + "/" + digits(number);
    }

    static String images(String set, int number, int revision, int part) {
        return String.format(Locale.ROOT, "%s/%05d/%d/%03d", set, number, revision, part);
    }

    /** The record that says which change an item has. */
    static String item(String set, String table, Map<String, Value> key) {
        return set + "/" + new Digests().text(table).item(key).hex();
    }

    static String digits(int number) {
        return String.format(Locale.ROOT, "%05d", number);
    }
}
