// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the values of an attribute have in common: the kinds that occur, and what is known of each. Immutable; it only
 * ever widens.
 */
record Shape(Map<Kind, Facet> facets) {

    /** Of no value at all. */
    static final Shape NOTHING = new Shape(Map.of());

    Shape {
        var ordered = new EnumMap<Kind, Facet>(Kind.class);
        ordered.putAll(facets);
        facets = Collections.unmodifiableMap(ordered);
    }

    boolean isNothing() {
        return facets.isEmpty();
    }

    /** Whether values are held in a struct with one field for each kind. */
    boolean mixed() {
        return facets.size() > 1 || facets.containsKey(Kind.BIG);
    }

    /** The one kind of a shape that is neither mixed nor nothing. */
    Kind kind() {
        return facets.keySet().iterator().next();
    }

    /** What is known of a kind that occurs. */
    Facet facet(Kind kind) {
        Facet facet = facets.get(kind);
        if (facet == null) {
            throw new IllegalStateException("no " + kind + " in " + this);
        }
        return facet;
    }

    /** The types that occur, by their names in the DynamoDB API. */
    Set<String> types() {
        var types = new LinkedHashSet<String>();
        facets.keySet().forEach(kind -> types.add(kind.type()));
        return types;
    }

    /** The shape that covers this value too; this very object if it does already. */
    Shape with(Value value) {
        return switch (value) {
            case Value.Null ignored -> this;
            case Value.Num(var number) -> with(number);
            case Value.Sequence(var members) -> {
                var known = (Facet.Members) facets.getOrDefault(Kind.L, new Facet.Members(NOTHING));
                yield with(Kind.L, members.stream().reduce(known, Facet.Members::with, (a, b) -> b));
            }
            case Value.NumSet(var members) -> {
                var known = (Facet.Members) facets.getOrDefault(Kind.NS, new Facet.Members(NOTHING));
                yield with(
                        Kind.NS, members.stream().map(Value.Num::new).reduce(known, Facet.Members::with, (a, b) -> b));
            }
            case Value.Document(var entries) -> {
                var known = facets.getOrDefault(Kind.M, new Facet.Fields(new java.util.LinkedHashMap<>()));
                yield with(
                        Kind.M,
                        known instanceof Facet.Fields fields
                                ? fields.with(entries)
                                : ((Facet.Entries) known).with(entries));
            }
            case Value.Text ignored -> with(Kind.S, Facet.Plain.ONE);
            case Value.Binary ignored -> with(Kind.B, Facet.Plain.ONE);
            case Value.Bool ignored -> with(Kind.BOOL, Facet.Plain.ONE);
            case Value.TextSet ignored -> with(Kind.SS, Facet.Plain.ONE);
            case Value.BinarySet ignored -> with(Kind.BS, Facet.Plain.ONE);
        };
    }

    private Shape with(BigDecimal number) {
        Digits known = digits();
        Digits wider = known.with(number);
        if (!wider.fit()) {
            return with(Kind.BIG, Facet.Plain.ONE);
        }
        if (wider == known && facets.containsKey(Kind.N)) {
            return this;
        }
        return with(Kind.N, new Facet.Numeric(wider));
    }

    private Shape with(Kind kind, Facet facet) {
        if (facets.get(kind) == facet) {
            return this;
        }
        var wider = new EnumMap<Kind, Facet>(Kind.class);
        wider.putAll(facets);
        wider.put(kind, facet);
        return new Shape(wider);
    }

    /** The room of numbers; none if no number occurs. */
    Digits digits() {
        return facets.get(Kind.N) instanceof Facet.Numeric(var digits) ? digits : Digits.NONE;
    }

    /** What covers both. Where numbers do not fit together, those of the other shape are beyond. */
    Shape and(Shape other) {
        Shape both = this;
        for (var entry : other.facets.entrySet()) {
            Kind kind = entry.getKey();
            Facet mine = both.facets.get(kind);
            Facet merged = mine == null ? entry.getValue() : mine.and(entry.getValue());
            boolean beyond = merged instanceof Facet.Numeric(var digits) && !digits.fit();
            both = beyond ? both.with(Kind.BIG, Facet.Plain.ONE) : both.with(kind, merged);
        }
        return both;
    }

    /** The kind as which a value is held: numbers that do not fit are {@link Kind#BIG}. */
    Kind held(Value value) {
        if (value instanceof Value.Num(var number)) {
            return facets.containsKey(Kind.N) && digits().holds(number) ? Kind.N : Kind.BIG;
        }
        return Kind.valueOf(value.type());
    }
}
