// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath.Step;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What stands at some places of an item afterwards, or within a part of it.
 *
 * @param results by path; empty where nothing stands
 */
record Edits(Map<List<Step>, Optional<Value>> results) {

    static final Failures FAILURES = new Failures("update expression");

    /** The entries of an item or a map with these edits. */
    SequencedMap<String, Value> entries(Map<String, Value> before) {
        var after = new LinkedHashMap<>(before);
        byStep().forEach((step, edits) -> {
            if (!(step instanceof Step.Name(var name))) {
                throw invalid();
            }
            edits.at(Optional.ofNullable(before.get(name)))
                    .ifPresentOrElse(value -> after.put(name, value), () -> after.remove(name));
        });
        return after;
    }

    /** What stands there afterwards. */
    private Optional<Value> at(Optional<Value> before) {
        var whole = results.get(List.<Step>of());
        if (whole != null) {
            return whole;
        }
        return switch (before.orElseThrow(Edits::invalid)) {
            case Value.Document(var entries) -> Optional.of(new Value.Document(entries(entries)));
            case Value.Sequence(var members) -> Optional.of(new Value.Sequence(members(members)));
            case Value.Text ignored -> throw invalid();
            case Value.Num ignored -> throw invalid();
            case Value.Bool ignored -> throw invalid();
            case Value.Null ignored -> throw invalid();
            case Value.Binary ignored -> throw invalid();
            case Value.TextSet ignored -> throw invalid();
            case Value.NumSet ignored -> throw invalid();
            case Value.BinarySet ignored -> throw invalid();
        };
    }

    /** Positions are those before the update. What lies behind the end is appended in the order of its positions. */
    private List<Value> members(List<Value> before) {
        var after = new ArrayList<Optional<Value>>();
        before.forEach(member -> after.add(Optional.of(member)));
        var appended = new TreeMap<Integer, Value>();
        byStep().forEach((step, edits) -> {
            if (!(step instanceof Step.Position(int index))) {
                throw invalid();
            }
            if (index < before.size()) {
                after.set(index, edits.at(after.get(index)));
            } else {
                edits.at(Optional.empty()).ifPresent(value -> appended.put(index, value));
            }
        });
        appended.values().forEach(value -> after.add(Optional.of(value)));
        return after.stream().flatMap(Optional::stream).toList();
    }

    private Map<Step, Edits> byStep() {
        var byStep = new LinkedHashMap<Step, Edits>();
        results.forEach(
                (path, result) -> byStep.computeIfAbsent(path.getFirst(), step -> new Edits(new LinkedHashMap<>()))
                        .results
                        .put(path.subList(1, path.size()), result));
        return byStep;
    }

    /** A number that DynamoDB can store. */
    static Value.Num number(BigDecimal number) {
        try {
            return new Value.Num(number);
        } catch (IllegalArgumentException notStorable) {
            throw wrong("its result cannot be stored: " + notStorable.getMessage());
        }
    }

    static ToolException wrong(String what) {
        return FAILURES.say(what);
    }

    private static ToolException invalid() {
        return wrong("a path leads into a map or list that the item does not have");
    }
}
