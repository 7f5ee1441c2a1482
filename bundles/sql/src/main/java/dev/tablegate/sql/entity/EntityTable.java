// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.entity;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.profile.Entity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** An entity as a table: the items of its physical table that have its forms, with the parts beside their attributes. */
public final class EntityTable {

    private final Entity entity;
    private final List<Form> forms;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private EntityTable(Entity entity, List<Form> forms) {
        this.entity = entity;
        this.forms = forms;
        forms.forEach(form -> form.template().parts().forEach(part -> part(part, form.type())));
    }

    /**
     * An entity of a table.
     *
     * @param partition the attributes of the table's partition key
     * @param keys the attributes of its key and of the keys of its indexes, with their types
     * @throws ToolException if the entity does not fit the table
     */
    public static EntityTable of(Entity entity, Collection<String> partition, Map<String, String> keys) {
        var missing = partition.stream()
                .filter(attribute -> !entity.templates().containsKey(attribute))
                .findFirst();
        if (missing.isPresent()) {
            throw wrong(
                    entity,
                    "says nothing of the partition key " + missing.get() + " of " + entity.table() + ", as in "
                            + missing.get() + "=" + entity.name().toUpperCase(Locale.ROOT) + "#{id}");
        }
        var forms = entity.templates().entrySet().stream()
                .map(form -> Form.of(entity, form.getKey(), keys.getOrDefault(form.getKey(), "S"), form.getValue()))
                .toList();
        return new EntityTable(entity, forms);
    }

    static ToolException wrong(Entity entity, String what) {
        return new ToolException(
                Standard.INVALID_INPUT,
                "The entity " + entity.fullName() + " cannot be used: it " + what
                        + ". A person mends it in the settings of the profile. Until then, ask " + entity.table()
                        + " itself.");
    }

    private void part(String part, String type) {
        var before = parts.putIfAbsent(part, type);
        if (before != null && !before.equals(type)) {
            throw wrong(entity, "has the part " + part + " in a number key and in a text");
        }
    }

    /** What it is called, with its table. */
    public String name() {
        return entity.fullName();
    }

    /** The physical table. */
    public String table() {
        return entity.table();
    }

    /** The forms of its attributes. */
    public List<Form> forms() {
        return forms;
    }

    /** The form of an attribute, if it has one. */
    public Optional<Form> form(String attribute) {
        return forms.stream().filter(form -> form.attribute().equals(attribute)).findFirst();
    }

    /** The names of its parts. */
    public SequencedSet<String> parts() {
        return new LinkedHashSet<>(parts.keySet());
    }

    /** The type of the key that a part would be, {@code S} or {@code N}; empty if this is no part. */
    public Optional<String> type(String part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** The attributes that are fetched where the statement wants these; never empty. */
    public SequencedSet<String> fetched(Collection<String> wanted) {
        var fetched = new LinkedHashSet<>(wanted);
        fetched.removeAll(parts.keySet());
        forms.forEach(form -> fetched.add(form.attribute()));
        return fetched;
    }

    /** Those of the items that are of this entity, with their parts. A part hides an attribute of its name. */
    public List<Map<String, Value>> items(List<Map<String, Value>> read) {
        return read.stream().flatMap(item -> seen(item).stream()).toList();
    }

    private Optional<Map<String, Value>> seen(Map<String, Value> item) {
        var seen = new LinkedHashMap<String, Value>();
        for (var form : forms) {
            var found = Optional.ofNullable(item.get(form.attribute())).flatMap(form::match);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            for (var part : found.get().entrySet()) {
                var before = seen.putIfAbsent(part.getKey(), part.getValue());
                if (before != null && !before.equals(part.getValue())) {
                    return Optional.empty();
                }
            }
        }
        item.forEach(seen::putIfAbsent);
        return Optional.of(seen);
    }
}
