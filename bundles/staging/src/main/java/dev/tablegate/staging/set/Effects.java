// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.host.write.ItemWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a change would be sent to DynamoDB: the values that people reviewed, and what they expect of the item. No
 * expression is sent, so that nobody's later change slips under what was reviewed.
 */
public final class Effects {

    /**
     * A condition has 4 KB at most, and 300 operators: so often has {@code attribute_not_exists(#n119) AND} room there.
     * Comparisons are shorter, but what is removed now must be expected to be missing when it is undone.
     */
    static final int MOST_ATTRIBUTES = 120;

    private static final String WEAK = "The item has more attributes than one condition can compare: only those that"
            + " were read or overwritten are compared at the commit.";

    private Effects() {}

    /** The change as it would be written. */
    public static Planned of(Stored change) {
        return new Planned(change.head().number(), write(change), change.body().base(), change.result());
    }

    private static ItemWrite write(Stored change) {
        Head head = change.head();
        if (head.kind() == Kind.CHECK) {
            return new ItemWrite.Check(
                    head.table(), head.key(), change.body().conditions().getFirst());
        }
        Optional<Map<String, Value>> base = change.body().base();
        Optional<Map<String, Value>> result = change.result();
        if (base.isEmpty()) {
            return new ItemWrite.Create(head.table(), head.key(), result.orElseThrow());
        }
        return result.map(item -> change(change, base.get(), item))
                .orElseGet(() -> new ItemWrite.Remove(head.table(), head.key(), expected(change)));
    }

    private static ItemWrite change(Stored change, Map<String, Value> base, Map<String, Value> result) {
        var set = new HashMap<String, Value>();
        var remove = new HashSet<String>();
        for (String name : Stored.differing(base, result, change.head().key())) {
            Value value = result.get(name);
            if (value == null) {
                remove.add(name);
            } else {
                set.put(name, value);
            }
        }
        return new ItemWrite.Change(
                change.head().table(), change.head().key(), Map.copyOf(set), Set.copyOf(remove), expected(change));
    }

    /** What the item must still be: of everything that was overwritten if it can be said, else of what was touched. */
    private static Map<String, Optional<Value>> expected(Stored change) {
        Map<String, Value> base = change.body().base().orElse(Map.of());
        var expected = new HashMap<String, Optional<Value>>();
        wanted(change).forEach(name -> expected.put(name, Optional.ofNullable(base.get(name))));
        return Map.copyOf(expected);
    }

    private static Set<String> wanted(Stored change) {
        Set<String> touched = touched(change);
        Set<String> all = all(change, touched);
        return all.size() > MOST_ATTRIBUTES ? touched : all;
    }

    /** Whether not everything that was overwritten can be compared. */
    private static boolean weak(Stored change) {
        return all(change, touched(change)).size() > MOST_ATTRIBUTES;
    }

    /** What people have to know about how it is compared; empty if there is nothing to say. */
    static String note(Stored change) {
        return weak(change) ? WEAK : "";
    }

    /**
     * Whether it touches more attributes than one write can compare. To write what is not compared would take away what
     * somebody else wrote meanwhile; so that is refused, not weak. A weak condition leaves out only what nobody touched.
     */
    static boolean tooWide(Stored change) {
        return change.body().base().isPresent() && touched(change).size() > MOST_ATTRIBUTES;
    }

    /** Top-level attributes, keys left out, that its conditions and expressions read or that become others. */
    static Set<String> touched(Stored change) {
        var touched = new TreeSet<>(change.body().reads());
        if (change.body().result().isPresent()) {
            touched.addAll(change.differing());
        }
        touched.removeAll(change.head().key().keySet());
        return touched;
    }

    private static Set<String> all(Stored change, Set<String> touched) {
        var all = new TreeSet<>(touched);
        if (change.body().whole() || change.body().result().isEmpty()) {
            all.addAll(change.body().base().orElse(Map.of()).keySet());
            all.removeAll(change.head().key().keySet());
        }
        return all;
    }
}
