// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names beside each other, of which readers of Parquet that fold case see no two as one. */
final class Names {

    private final Set<String> folded = new HashSet<>();

    /** The name, with a number behind it if it is taken. */
    String of(String name) {
        String legal = name.isEmpty() ? "_" : name.replace('\0', '_');
        String unique = legal;
        for (int number = 2; !folded.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = legal + "_" + number;
        }
        return unique;
    }
}
