// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Names that the engine can tell apart: it folds the case of letters, and knows no empty names. */
final class Names {

    /** The engine's driver garbles letters beyond 16 bits in names, though not in values. */
    private static final Pattern ILLEGAL = Pattern.compile("[\\x{10000}-\\x{10FFFF}\\x00]");

    private Names() {}

    /** For each name the one that the engine gets; of those that collide, the later get {@code _2}, {@code _3}, ... */
    static SequencedMap<String, String> of(Collection<String> names) {
        var given = new LinkedHashMap<String, String>();
        var taken = new HashSet<String>();
        for (String name : names) {
            String legal = name.isEmpty() ? "_" : ILLEGAL.matcher(name).replaceAll("_");
            String free = legal;
            for (int i = 2; !taken.add(fold(free)); i++) {
                free = legal + "_" + i;
            }
            given.put(name, free);
        }
        return given;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** As the engine folds: letters of ASCII only. */
    static String fold(String name) {
        var folded = new StringBuilder(name.length());
        name.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return folded.toString();
    }
}
