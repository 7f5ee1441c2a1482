// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.view.View.Chart;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DrawingTest {

    private static Map<String, Value> row(String name, String... numbers) {
        var row = new java.util.HashMap<String, Value>(Map.of("name", new Value.Text(name)));
        for (int at = 0; at < numbers.length; at++) {
            row.put("n" + at, Value.Num.of(numbers[at]));
        }
        return row;
    }

    @Test
    void barsStandOnZeroAndSayTheirExactNumbers() {
        var rows = List.of(row("a", "10"), row("<b>", "-10"), row("c", "12345678901234567890.5"));
        var drawing = Drawing.of(new Chart(Chart.Kind.BAR, "name", List.of("n0")), rows);
        var bars = drawing.series().getFirst().bars();
        assertEquals(List.of("a", "<b>", "c"), drawing.labels());
        assertEquals("c: 12345678901234567890.5", bars.get(2).title());
        assertEquals("0.0", bars.get(2).y());
        assertEquals("-10", drawing.least());
    }

    @Test
    void linesGoFromTheSmallestToTheLargestNumber() {
        var rows = List.of(row("a", "1", "3"), row("b", "2", "1"), row("c", "3", "2"));
        var drawing = Drawing.of(new Chart(Chart.Kind.LINE, "name", List.of("n0", "n1")), rows);
        assertEquals("0.0,200.0 300.0,100.0 600.0,0.0", drawing.series().get(0).points());
        assertEquals("0.0,0.0 300.0,200.0 600.0,100.0", drawing.series().get(1).points());
    }

    @Test
    void equalNumbersAndTheLargestOfAllAreDrawn() {
        var same = Drawing.of(new Chart(Chart.Kind.LINE, "name", List.of("n0")), List.of(row("a", "5"), row("b", "5")));
        assertEquals("0.0,100.0 600.0,100.0", same.series().getFirst().points());
        var huge = Drawing.of(
                new Chart(Chart.Kind.LINE, "name", List.of("n0")), List.of(row("a", "-9e125"), row("b", "9e125")));
        assertEquals("0.0,200.0 600.0,0.0", huge.series().getFirst().points());
    }

    @Test
    void rowsWithoutNumbersAndTooManyAreCounted() {
        var rows = new java.util.ArrayList<>(
                IntStream.range(0, 70).mapToObj(at -> row("r" + at, "" + at)).toList());
        rows.add(row("none"));
        var drawing = Drawing.of(new Chart(Chart.Kind.BAR, "name", List.of("n0")), rows);
        assertEquals(60, drawing.series().getFirst().bars().size());
        assertEquals(11, drawing.left());
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> Drawing.of(new Chart(Chart.Kind.BAR, "name", List.of("n7")), rows));
        assertTrue(String.valueOf(refused.getMessage()).contains("n7"), refused.getMessage());
    }

    @Test
    void anAttributeIsSummedUpByItsTypes() {
        var numbers = Summary.of("n0", List.of(row("a", "2"), row("b", "10"), row("c")));
        assertEquals("in 2 of 3", numbers.share());
        assertEquals("2 to 10", numbers.range());
        assertTrue(numbers.line().isPresent());
        var texts = Summary.of("name", List.of(row("x"), row("y"), row("x"), row("x"), row("y")));
        assertEquals("in all 5", texts.share());
        assertEquals(List.of(new Summary.Bar("\"x\"", 3, 100), new Summary.Bar("\"y\"", 2, 66)), texts.bars());
    }

    @Test
    void valuesThatAreAllDifferentTellNothing() {
        var rows = IntStream.range(0, 20).mapToObj(at -> row("id" + at)).toList();
        assertEquals(List.of(), Summary.of("name", rows).bars());
    }

    @Test
    void longTextsAndTextsOfManyLinesUnfold() {
        var room = Cell.room();
        assertEquals("a\nb", Cell.of(new Value.Text("a\nb"), room).text());
        var lines = Cell.of(new Value.Text("a\nb\nc\nd\n"), room);
        assertEquals("a\nb\nc …", lines.text());
        assertTrue(lines.folds());
        var pairs = Cell.of(new Value.Text("x" + "\ud83d\ude00".repeat(100)), room);
        assertEquals("x" + "\ud83d\ude00".repeat(59) + " …", pairs.text());
        assertEquals("201 characters", pairs.note());
        assertEquals("empty", Cell.of(new Value.Text(""), room).note());
    }

    @Test
    void pricesHaveTwoDigitsHoweverSmall() {
        assertEquals("$0.00000013", Estimate.price(0.000000125));
        assertEquals("$12.35", Estimate.price(12.3456));
        assertEquals("$0", Estimate.price(0));
    }
}
