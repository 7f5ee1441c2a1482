// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts attributes back to what they were before another job, where they are still what that job made of them. */
final class UndoAim implements Aim {

    private final Map<Map<String, Value>, List<Image>> images = new HashMap<>();

    /** The next items that are asked for have these images. */
    void take(List<Image> page) {
        images.clear();
        page.forEach(image ->
                images.computeIfAbsent(image.key(), key -> new ArrayList<>()).add(image));
    }

    @Override
    public Effect on(Map<String, Value> key, Optional<Map<String, Value>> now) {
        var known = images.getOrDefault(key, List.of());
        if (now.isEmpty() || known.isEmpty()) {
            return new Effect.Conflicting();
        }
        // The last attempt is the one that was made, if any was.
        for (var image : known.reversed()) {
            if (image.made(now.get())) {
                return back(image, now.get());
            }
        }
        return known.stream().anyMatch(image -> image.untouched(now.get()))
                ? new Effect.Same()
                : new Effect.Conflicting();
    }

    private static Effect back(Image image, Map<String, Value> now) {
        var after = new HashMap<>(now);
        for (var name : image.differing()) {
            var before = image.before().get(name);
            if (before == null) {
                after.remove(name);
            } else {
                after.put(name, before);
            }
        }
        return new Effect.Changed(now, after, image.differing());
    }
}
