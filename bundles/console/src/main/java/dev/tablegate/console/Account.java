// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account as somebody asks for it.
 *
 * @param name in lower case, without spaces around it
 * @param role what it may do
 * @param password in clear text; nothing keeps it
 */
record Account(String name, Role role, String password) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** @throws IllegalArgumentException with a sentence if nobody can have that name */
    Account {
        name = name(name);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A name has up to 64 letters, digits and . _ @ - and begins with a letter or digit.");
        }
    }

    /** A name as it is kept, however it was typed. */
    static String name(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
