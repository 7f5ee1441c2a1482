// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.sql.entity.EntityTable;
import dev.tablegate.sql.tree.Occurrence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a whole table would be read, and what would help. */
final class Refusals {

    private final Map<Occurrence, Choices.Wanted> wanted;
    private final Map<Occurrence, Choice> choices;
    private final List<Entity> entities;

    /** @param entities those of the call's profile, which may be what is meant */
    Refusals(Map<Occurrence, Choices.Wanted> wanted, Map<Occurrence, Choice> choices, List<Entity> entities) {
        this.entities = List.copyOf(entities);
        this.wanted = wanted;
        this.choices = choices;
    }

    /** Refuses if a whole table would be read, unless few of its items are enough. */
    void refuseScans() {
        var sentences = new ArrayList<String>();
        choices.forEach((occurrence, choice) -> {
            if (choice.scans() && !little(choice.reading())) {
                var cost = choice.cost();
                sentences.add(String.format(
                        Locale.ROOT,
                        "This would read all of %s: about %,d items, %,.0f read units, $%.4f. %s",
                        place(occurrence, choice.index().map(name -> "." + name).orElse("")),
                        cost.items(),
                        cost.readUnits(),
                        cost.dollars(),
                        advice(occurrence)));
            }
        });
        if (!sentences.isEmpty()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    String.join(" ", sentences) + " Or set allowScan if that is worth it.");
        }
    }

    private static boolean little(Reading reading) {
        return reading instanceof Reading.Scan scan
                && scan.limit().isPresent()
                && scan.limit().getAsLong() <= Choices.SMALL;
    }

    /** What would make it cheaper. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        choices.forEach((occurrence, choice) -> {
            if (choice.scans() && !little(choice.reading())) {
                notes.add(occurrence
                                .entity()
                                .map(entity -> "All of " + entity.table() + " is read to find the items of "
                                        + entity.name() + ". ")
                                .orElse("All of " + occurrence.table() + " is read. ")
                        + advice(occurrence));
            } else if (choice.scans()) {
                notes.add(occurrence.table() + " is read until there are enough items.");
            }
        });
        return List.copyOf(new LinkedHashSet<>(notes));
    }

    private static String place(Occurrence occurrence, String index) {
        return occurrence
                .entity()
                .map(entity -> entity.table() + index + " to find the items of " + entity.name())
                .orElse(occurrence.table() + index);
    }

    /** What to say of an entity, so that a key is known: the parts that lack. */
    private static String parts(EntityTable entity, Choices.Wanted wants) {
        return Keys.of(wants.table()).stream()
                .flatMap(keys -> lacking(entity, keys, wants.known()).stream())
                .distinct()
                .collect(Collectors.joining(", or on ", "Add a condition on ", "; parts are found by = or IN."));
    }

    /** Of an index whose key has no form, nobody knows whether it holds all items. */
    private static Optional<String> lacking(EntityTable entity, Keys keys, Map<String, String> known) {
        var partition = keys.schema().partition();
        if (partition.stream()
                .anyMatch(attribute -> entity.form(attribute.name()).isEmpty())) {
            return Optional.empty();
        }
        var lacking = partition.stream()
                .flatMap(attribute -> entity.form(attribute.name()).stream())
                .flatMap(form -> form.template().parts().stream())
                .distinct()
                .filter(name -> !known.containsKey(name))
                .map(name -> name + " = ...")
                .collect(Collectors.joining(" and "));
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(lacking
                        + keys.indexName().map(name -> " (index " + name + ")").orElse(""));
    }

    private String advice(Occurrence occurrence) {
        var wants = wanted.get(occurrence);
        if (wants == null) {
            return "";
        }
        if (occurrence.entity().isPresent()) {
            return parts(occurrence.entity().get(), wants);
        }
        var sentences = new ArrayList<String>();
        for (var keys : Keys.of(wants.table())) {
            near(keys, wants).ifPresent(sentences::add);
        }
        if (sentences.isEmpty()) {
            sentences.add("Add a condition on " + partitions(wants) + ".");
            missingIndex(wants).ifPresent(sentences::add);
        }
        entities(wants.table().name()).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private Optional<String> entities(String table) {
        var its = entities.stream()
                .filter(entity -> entity.table().equals(table))
                .map(entity -> "\"" + entity.fullName() + "\" (" + String.join(", ", entity.parts()) + ")")
                .toList();
        return its.isEmpty()
                ? Optional.empty()
                : Optional.of("Items of " + table + " stand in these tables, too: " + String.join(", ", its) + ".");
    }

    /** What is missing to use a key of which something is told already. */
    private static Optional<String> near(Keys keys, Choices.Wanted wants) {
        var possible = new Possible(wants.conjuncts());
        var partition = keys.schema().partition();
        var wrong = partition.stream()
                .filter(attribute -> possible.values(attribute).isEmpty() && possible.needs(attribute.name()))
                .findFirst();
        if (wrong.isPresent()) {
            return Optional.of(form(wrong.get()));
        }
        if (partition.stream().anyMatch(attribute -> possible.values(attribute).isEmpty())) {
            return Optional.empty();
        }
        var lacking = keys.optional().stream()
                .filter(name -> !possible.needs(name))
                .map(name -> name + " is not null")
                .collect(Collectors.joining(" and "));
        if (!lacking.isEmpty()) {
            return Optional.of("Index " + keys.indexName().orElse("") + " holds only items that have these: add "
                    + lacking + " and it is used.");
        }
        var missing = keys.missing(wants.all(), wants.named());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Index " + keys.indexName().orElse("") + " does not hold "
                        + (missing.equals(List.of("*"))
                                ? "all attributes: name those that you need"
                                : String.join(", ", missing) + ": leave them out")
                        + ", and it may be used.");
    }

    private static String form(KeyAttribute attribute) {
        var example = switch (attribute.type()) {
            case "S" -> "a text: write " + attribute.name() + " = '...'";
            case "N" -> "a number: write " + attribute.name() + " = 5, without quotes";
            default -> "binary, which SQL does not find by key: use query";
        };
        return "The key " + attribute.name() + " is found by = or IN with constants; it is " + example + ".";
    }

    private static String partitions(Choices.Wanted wants) {
        return Keys.of(wants.table()).stream()
                .map(keys -> keys.schema().partition().stream()
                                .map(KeyAttribute::name)
                                .collect(Collectors.joining(" and "))
                        + " = ..."
                        + keys.indexName().map(name -> " (index " + name + ")").orElse(""))
                .collect(Collectors.joining(", or on "));
    }

    private static Optional<String> missingIndex(Choices.Wanted wants) {
        var filtered = wants.conjuncts().stream()
                .flatMap(conjunct -> Possible.attributes(conjunct.filter()).stream())
                .distinct()
                .toList();
        return filtered.isEmpty()
                ? Optional.empty()
                : Optional.of("An index with the partition key " + filtered.getFirst() + " would help; there is none.");
    }
}
