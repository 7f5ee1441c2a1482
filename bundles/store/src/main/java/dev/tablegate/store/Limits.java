// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the contract allows; anything else is a mistake of the caller. */
final class Limits {

    private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MOST_CHANGES = 100;
    private static final int LONGEST_ID = 512;
    private static final int LONGEST_VALUE = 256 * 1024;

    private Limits() {}

    static void check(List<Change> changes) {
        require(changes.size() <= MOST_CHANGES, "at most 100 changes at once");
        var records = new HashSet<List<String>>();
        for (Change change : changes) {
            require(KIND.matcher(change.kind()).matches(), "a kind of 1 to 64 characters a-z, 0-9 and hyphen");
            require(!change.id().isEmpty() && bytes(change.id()) <= LONGEST_ID, "an id of 1 to 512 bytes");
            require(records.add(List.of(change.kind(), change.id())), "each record once");
            if (change instanceof Change.Put put) {
                require(bytes(put.value()) <= LONGEST_VALUE, "a value of at most 256 KiB");
            }
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("The store takes " + what + ".");
        }
    }
}
