// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stand-ins for names that a struct of the engine cannot have as they are. */
final class Marks {

    private static final String MARK = "\uE000";

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> originals = new LinkedHashMap<>();

    /** Whether a name needs a stand-in wherever it stands. */
    static boolean needed(String name) {
        return name.isEmpty() || name.startsWith(MARK) || name.indexOf('\0') >= 0;
    }

    String of(String name) {
        return keys.computeIfAbsent(name, original -> {
            String key = MARK + originals.size();
            originals.put(key, original);
            return key;
        });
    }

    /** The names, by their stand-ins. */
    Map<String, String> originals() {
        return originals;
    }
}
