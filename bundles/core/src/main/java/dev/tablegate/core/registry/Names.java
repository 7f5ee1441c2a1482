// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.util.regex.Pattern;

/** The names that clients accept. */
public final class Names {

    /** The rule in words. */
    public static final String RULE =
            "Its name must have 1 to 64 characters of A-Z, a-z, 0-9, '_', '.' and '-', for example count_items.";

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Names() {}

    /** Whether the rule holds. */
    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }
}
