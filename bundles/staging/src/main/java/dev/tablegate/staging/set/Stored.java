// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Kind;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A change with its images. */
public record Stored(Head head, Body body) {

    /** The item as it would be, without what people rejected. */
    Optional<Map<String, Value>> result() {
        if (head.rejected()) {
            return body.base();
        }
        Set<String> kept = head.rejectedAttributes();
        if (kept.isEmpty() || body.result().isEmpty()) {
            return body.result();
        }
        return Optional.of(keeping(body.result().get(), body.base().orElse(Map.of()), kept));
    }

    static Map<String, Value> keeping(Map<String, Value> item, Map<String, Value> base, Set<String> kept) {
        var result = new LinkedHashMap<>(item);
        for (String attribute : kept) {
            Value before = base.get(attribute);
            if (before == null) {
                result.remove(attribute);
            } else {
                result.put(attribute, before);
            }
        }
        return result;
    }

    /** The attributes, keys left out, in which the staged item differs from the base. */
    Set<String> differing() {
        return differing(body.base().orElse(Map.of()), body.result().orElse(Map.of()), head.key());
    }

    static Set<String> differing(Map<String, Value> base, Map<String, Value> result, Map<String, Value> key) {
        var names = new TreeSet<>(base.keySet());
        names.addAll(result.keySet());
        return names.stream()
                .filter(name -> !key.containsKey(name))
                .filter(name -> !Optional.ofNullable(base.get(name)).equals(Optional.ofNullable(result.get(name))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With other attributes kept as they were; with none left to write, it counts as rejected. */
    Stored rejecting(boolean whole, Set<String> attributes) {
        boolean nothingLeft = !attributes.isEmpty() && attributes.containsAll(differing());
        Head now = head.rejecting(whole || nothingLeft, Set.copyOf(attributes), head.bytes());
        var changed = new Stored(now, body);
        return new Stored(now.rejecting(now.rejected(), now.rejectedAttributes(), changed.size()), body);
    }

    private long size() {
        return Math.max(size(body.base()), size(result()));
    }

    static long size(Optional<Map<String, Value>> item) {
        return item.map(ItemSize::of).orElse(0L);
    }

    /** Stands for everything that is staged. */
    static String hash(Kind kind, Place place, Body body) {
        Digests digests = new Digests()
                .text(kind.name())
                .text(place.table())
                .item(place.key())
                .item(body.base())
                .item(body.result())
                .texts(body.reads())
                .text(Boolean.toString(body.whole()));
        body.conditions().forEach(digests::expression);
        return digests.hex();
    }

    /** Whether the images are those that people decided on. */
    boolean whole() {
        String now = hash(head.kind(), new Place(head.table(), head.key()), body);
        return MessageDigest.isEqual(head.hash().getBytes(US_ASCII), now.getBytes(US_ASCII));
    }

    /** As agents and people see it. */
    public Change shown() {
        return new Change(
                head.number(),
                head.kind(),
                head.table(),
                head.key(),
                body.base(),
                body.result(),
                body.conditions(),
                head.reasons(),
                head.rejected(),
                head.rejectedAttributes(),
                head.read(),
                head.outcome(),
                head.note());
    }
}
