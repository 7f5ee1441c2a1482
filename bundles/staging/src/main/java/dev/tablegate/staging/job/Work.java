// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.write.ItemWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;

/**
 * An item that is about to be written.
 *
 * @param attempt how often it was found changed by others
 * @param alone whether it is written on its own, to learn what is wrong with it
 */
record Work(String table, Image image, Effect.Changed effect, int attempt, boolean alone) {

    /** Names, placeholders and the like, with room to spare. */
    private static final long OVERHEAD = 1_024;

    Work again(Image next, Effect.Changed upon) {
        return new Work(table, next, upon, attempt + 1, alone);
    }

    Work onItsOwn() {
        return new Work(table, image, effect, attempt, true);
    }

    String digest() {
        return image.digest();
    }

    long bytes() {
        return ItemSize.of(image.before()) + ItemSize.of(image.after()) + OVERHEAD;
    }

    ItemWrite write() {
        var set = new HashMap<String, Value>();
        var remove = new HashSet<String>();
        var expected = new HashMap<String, Optional<Value>>();
        for (var name : image.differing()) {
            Optional.ofNullable(image.after().get(name))
                    .ifPresentOrElse(value -> set.put(name, value), () -> remove.add(name));
            expected.put(name, Optional.ofNullable(image.before().get(name)));
        }
        effect.expected()
                .forEach(name ->
                        expected.put(name, Optional.ofNullable(image.before().get(name))));
        return new ItemWrite.Change(table, image.key(), set, remove, expected);
    }
}
