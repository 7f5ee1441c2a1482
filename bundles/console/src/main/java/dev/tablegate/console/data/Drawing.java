// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.view.View.Chart;
import dev.tablegate.console.changes.Scalars;
import dev.tablegate.console.changes.Visible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers drawn, in a field of {@value #WIDTH} by {@value #HEIGHT}. Coordinates only: what stands there as text is put
 * there by the page.
 *
 * @param series one line, or one row of bars, for each column
 * @param labels what stands below, for each place
 * @param least the smallest number, as it is written
 * @param most the largest
 * @param zero how far down the line of zero lies
 * @param left how many rows are not drawn
 */
public record Drawing(List<Series> series, List<String> labels, String least, String most, double zero, int left) {

    /** Breadth of the field. */
    public static final int WIDTH = 600;

    /** Height of the field. */
    public static final int HEIGHT = 200;

    private static final int MOST_BARS = 60;
    private static final int MOST_POINTS = 1_000;
    private static final int MOST_SERIES = 8;
    private static final int MOST_NAMED = 12;
    private static final double GAP = 0.2;

    public Drawing {
        series = List.copyOf(series);
        labels = List.copyOf(labels);
    }

    /**
     * One column.
     *
     * @param name as it is shown
     * @param points of its line
     * @param bars of a drawing of bars
     */
    public record Series(String name, String points, List<Bar> bars) {

        public Series {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param title what it says, in words
     */
    public record Bar(String x, String y, String width, String height, String title) {}

    /** Whether there is room for what stands below each place. */
    public boolean named() {
        return labels.size() <= MOST_NAMED && series.stream().noneMatch(one -> one.bars().isEmpty());
    }

    /** What a reader who does not see it is told. */
    public String title() {
        return series.stream().map(Series::name).collect(Collectors.joining(", ")) + ", " + labels.size()
                + " places, from " + least + " to " + most;
    }

    /** Numbers as one small line. */
    static Drawing spark(List<BigDecimal> numbers) {
        var scale = Scale.of(numbers, false);
        return new Drawing(
                List.of(new Series("", points(numbers, scale), List.of())),
                List.of(),
                Scalars.number(scale.least),
                Scalars.number(scale.most),
                scale.y(BigDecimal.ZERO),
                0);
    }

    /**
     * Rows as a chart wants them.
     *
     * @throws IllegalArgumentException with a sentence if there is nothing to be drawn
     */
    static Drawing of(Chart chart, List<Map<String, Value>> rows) {
        boolean bars = chart.kind() == Chart.Kind.BAR;
        var columns = chart.y().stream().limit(MOST_SERIES).toList();
        List<Map<String, Value>> all = rows.stream()
                .filter(row -> columns.stream().allMatch(column -> row.get(column) instanceof Value.Num))
                .toList();
        if (all.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException("Nothing can be drawn: no row of this page has numbers in "
                    + columns.stream().map(Visible::name).collect(Collectors.joining(", ")) + ".");
        }
        List<Map<String, Value>> drawn =
                all.stream().limit(bars ? MOST_BARS : MOST_POINTS).toList();
        var numbers = columns.stream()
                .map(column -> drawn.stream().map(row -> number(row, column)).toList())
                .toList();
        var scale = Scale.of(numbers.stream().flatMap(List::stream).toList(), bars);
        var labels = drawn.stream().map(row -> label(row, chart.x())).toList();
        var series = IntStream.range(0, columns.size())
                .mapToObj(at -> new Series(
                        Visible.name(columns.get(at)),
                        bars ? "" : points(numbers.get(at), scale),
                        bars ? bars(numbers.get(at), labels, scale, at, columns.size()) : List.of()))
                .toList();
        return new Drawing(
                series,
                labels,
                Scalars.number(scale.least),
                Scalars.number(scale.most),
                scale.y(BigDecimal.ZERO),
                rows.size() - drawn.size());
    }

    private static BigDecimal number(Map<String, Value> row, String column) {
        return row.get(column) instanceof Value.Num(var number) ? number : BigDecimal.ZERO;
    }

    private static String label(Map<String, Value> row, String column) {
        Value value = row.getOrDefault(column, new Value.Null());
        Cell cell = Cell.of(value, Cell.room());
        return cell.text().isEmpty() ? cell.note() : cell.text();
    }

    private static String points(List<BigDecimal> numbers, Scale scale) {
        double step = numbers.size() < 2 ? 0 : (double) WIDTH / (numbers.size() - 1);
        return IntStream.range(0, numbers.size())
                .mapToObj(at -> figure(at * step) + "," + figure(scale.y(numbers.get(at))))
                .collect(Collectors.joining(" "));
    }

    private static List<Bar> bars(List<BigDecimal> numbers, List<String> labels, Scale scale, int at, int of) {
        double place = (double) WIDTH / numbers.size();
        double width = place * (1 - GAP) / of;
        double zero = scale.y(BigDecimal.ZERO);
        var bars = new ArrayList<Bar>();
        for (int row = 0; row < numbers.size(); row++) {
            double end = scale.y(numbers.get(row));
            bars.add(new Bar(
                    figure(row * place + place * GAP / 2 + at * width),
                    figure(Math.min(zero, end)),
                    figure(width),
                    figure(Math.max(1, Math.abs(end - zero))),
                    labels.get(row) + ": " + Scalars.number(numbers.get(row))));
        }
        return bars;
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** From numbers to heights. Drawn by doubles; what is written are the numbers themselves. */
    private record Scale(BigDecimal least, BigDecimal most) {

        /** @param fromZero whether zero is in the field whatever the numbers are */
        static Scale of(List<BigDecimal> numbers, boolean fromZero) {
            var least = numbers.stream().min(Comparator.naturalOrder()).orElseThrow();
            var most = numbers.stream().max(Comparator.naturalOrder()).orElseThrow();
            return fromZero ? new Scale(least.min(BigDecimal.ZERO), most.max(BigDecimal.ZERO)) : new Scale(least, most);
        }

        double y(BigDecimal number) {
            double span = most.doubleValue() - least.doubleValue();
            double share = span == 0 ? 0.5 : (number.doubleValue() - least.doubleValue()) / span;
            return HEIGHT * (1 - Math.clamp(share, 0, 1));
        }
    }
}
