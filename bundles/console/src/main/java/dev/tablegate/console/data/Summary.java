// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Value;
import dev.tablegate.console.changes.Scalars;
import dev.tablegate.console.changes.Visible;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an attribute holds, over the rows of one page.
 *
 * @param name the attribute, as it is shown
 * @param share how many of the rows have it, in words
 * @param range smallest and largest of numbers, in words; empty for others
 * @param line numbers in the order of the rows, drawn; empty if there are fewer than two
 * @param bars the most frequent values, with how often each is there
 */
public record Summary(String name, String share, String range, Optional<Drawing> line, List<Bar> bars) {

    private static final int MOST_BARS = 5;
    private static final int LONGEST = 30;

    public Summary {
        bars = List.copyOf(bars);
    }

    /**
     * How often a value is there.
     *
     * @param width of the bar, of 100
     */
    public record Bar(String label, long count, int width) {}

    static Summary of(String attribute, List<Map<String, Value>> rows) {
        List<Value> values = rows.stream()
                .map(row -> row.get(attribute))
                .filter(Objects::nonNull)
                .toList();
        List<BigDecimal> numbers = values.stream()
                .filter(Value.Num.class::isInstance)
                .map(value -> ((Value.Num) value).value())
                .toList();
        boolean drawn = numbers.size() > 1 && numbers.size() == values.size();
        return new Summary(
                Visible.name(attribute),
                share(values.size(), rows.size()),
                numbers.isEmpty() ? "" : range(numbers),
                drawn ? Optional.of(Drawing.spark(numbers)) : Optional.empty(),
                drawn ? List.of() : bars(values));
    }

    private static String share(int there, int all) {
        return there == all ? "in all " + all : "in " + there + " of " + all;
    }

    private static String range(List<BigDecimal> numbers) {
        var least =
                Scalars.number(numbers.stream().min(Comparator.naturalOrder()).orElseThrow());
        var most =
                Scalars.number(numbers.stream().max(Comparator.naturalOrder()).orElseThrow());
        return least.equals(most) ? least : least + " to " + most;
    }

    /** Only of what can be told apart at a glance. */
    private static List<Bar> bars(List<Value> values) {
        var counts = new LinkedHashMap<String, Long>();
        for (Value value : values) {
            label(value).ifPresent(label -> counts.merge(label, 1L, Long::sum));
        }
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return most > 1
                ? counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MOST_BARS)
                        .map(bar ->
                                new Bar(bar.getKey(), bar.getValue(), (int) Math.max(1, 100 * bar.getValue() / most)))
                        .toList()
                : List.of();
    }

    private static Optional<String> label(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(Visible.quoted(cut(text)));
            case Value.Bool(boolean bool) -> Optional.of(String.valueOf(bool));
            case Value.Null ignored -> Optional.of("null");
            case Value.Num number -> Optional.of(Scalars.number(number.value()));
            case Value.Binary ignored -> Optional.empty();
            case Value.Document ignored -> Optional.empty();
            case Value.Sequence ignored -> Optional.empty();
            case Value.TextSet ignored -> Optional.empty();
            case Value.NumSet ignored -> Optional.empty();
            case Value.BinarySet ignored -> Optional.empty();
        };
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }
}
