// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static dev.tablegate.console.changes.Staged.change;
import static dev.tablegate.console.changes.Staged.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DiffTest {

    private static Diff diff(Map<String, Value> base, Map<String, Value> result) {
        return Diff.of(change(1, base, result), Optional.empty(), Room.among());
    }

    private static Row only(Value base, Value result) {
        Diff diff = diff(Map.of("a", base), Map.of("a", result));
        assertEquals(1, diff.rows().size());
        return diff.rows().getFirst();
    }

    /** One line each: sign, how deep, label, and the marked part in brackets. */
    private static String read(List<Line> lines) {
        return lines.stream()
                .map(line -> line.mark().sign() + "  ".repeat(line.depth()) + " " + line.label() + " " + line.before()
                        + (line.marked().isEmpty() ? "" : "[" + line.marked() + "]") + line.after() + line.note())
                .map(line -> line.replaceAll(" +", " ").strip())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void attributesAreAddedRemovedAndChanged() {
        Diff diff = diff(
                Map.of("gone", text("x"), "kept", text("k"), "other", Value.Num.of(1)),
                Map.of("fresh", new Value.Bool(true), "kept", text("k"), "other", Value.Num.of(2)));
        assertEquals(
                List.of("fresh added", "gone removed", "other changed"),
                diff.rows().stream().map(row -> row.name() + " " + row.words()).toList());
        assertEquals(1, diff.unchanged());
        assertFalse(diff.moved());
        assertTrue(diff.rows().getFirst().base().isEmpty());
        assertEquals("+ [true]", read(diff.rows().getFirst().staged()));
        assertEquals("− [\"x\"]", read(diff.rows().get(1).base()));
    }

    @Test
    void keysAreNoRows() {
        var item = Map.of("userId", text("user1"), "name", text("Ada"));
        assertEquals(
                List.of("name"),
                diff(Map.of(), item).rows().stream().map(Row::name).toList());
    }

    @Test
    void ofATextOnlyWhatDiffersIsMarked() {
        Row row = only(text("the red house"), text("the green house"));
        assertEquals("~ \"the [red] house\"", read(row.base()));
        assertEquals("~ \"the [green] house\"", read(row.staged()));
    }

    @Test
    void aLateDifferenceInALongTextIsShown() {
        String begin = "x".repeat(5_000);
        Row row = only(text(begin + "old" + begin), text(begin + "new" + begin));
        assertTrue(read(row.base()).contains("[old]"), read(row.base()));
        assertTrue(read(row.staged()).contains("[new]"), read(row.staged()));
        assertTrue(
                row.base().getFirst().note().matches("characters \\d+ to \\d+ of 10003"),
                row.base().toString());
        assertTrue(read(row.base()).length() < 600);
    }

    @Test
    void aCharacterOfTwoHalvesIsNeverCut() {
        Row row = only(text("🙂".repeat(400)), text("🙂".repeat(399) + "🙃"));
        assertFalse(read(row.staged()).contains("u{d83d}"), read(row.staged()));
    }

    @Test
    void aChangedTypeIsNamed() {
        assertEquals("text becomes number", only(text("5"), Value.Num.of(5)).type());
        assertEquals("~ [\"5\"]", read(only(text("5"), Value.Num.of(5)).base()));
        assertEquals("~ [5]", read(only(text("5"), Value.Num.of(5)).staged()));
    }

    @Test
    void insideADocumentOnlyWhatDiffersIsMarked() {
        var base = Value.Document.of(Map.of("city", text("Bonn"), "zip", text("53111"), "old", text("x")));
        var result = Value.Document.of(Map.of("city", text("Berlin"), "zip", text("53111"), "new", text("y")));
        Row row = only(base, result);
        assertEquals("~ map of 3\n~ city \"B[on]n\"\n− old [\"x\"]\n= and 1 unchanged", read(row.base()));
        assertEquals("~ map of 3\n~ city \"B[erli]n\"\n+ new [\"y\"]\n= and 1 unchanged", read(row.staged()));
    }

    @Test
    void ofAListWhatWasPutInIsMarkedAndNotWhatMoved() {
        var base = new Value.Sequence(List.of(text("a"), text("b"), text("c")));
        var result = new Value.Sequence(List.of(text("a"), text("x"), text("b"), text("c")));
        Row row = only(base, result);
        assertEquals("~ list of 3\n= and 3 unchanged", read(row.base()));
        assertEquals("~ list of 4\n+ [1] [\"x\"]\n= and 3 unchanged", read(row.staged()));
    }

    @Test
    void ofASetMembersAreAddedAndRemovedInWhateverOrder() {
        Row row = only(Value.TextSet.of(List.of("a", "b", "c")), Value.TextSet.of(List.of("d", "c", "b")));
        assertEquals("~ set of texts of 3\n− [\"a\"]\n= and 2 unchanged", read(row.base()));
        assertEquals("~ set of texts of 3\n+ [\"d\"]\n= and 2 unchanged", read(row.staged()));
        assertTrue(diff(
                        Map.of("a", Value.TextSet.of(List.of("a", "b"))),
                        Map.of("a", Value.TextSet.of(List.of("b", "a"))))
                .rows()
                .isEmpty());
        Row numbers = only(
                Value.NumSet.of(List.of(BigDecimal.ONE)), Value.NumSet.of(List.of(BigDecimal.ONE, BigDecimal.TEN)));
        assertEquals("~ set of numbers of 2\n+ [10]\n= and 1 unchanged", read(numbers.staged()));
    }

    @Test
    void binaryIsLengthAndHash() {
        Row row = only(Value.Binary.of(new byte[] {1}), Value.Binary.of(new byte[] {1, 2, 3}));
        assertEquals(
                "~ [3 bytes, SHA-256 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81]",
                read(row.staged()));
    }

    @Test
    void numbersAreExact() {
        var base = new Value.Num(new BigDecimal("12345678901234567890123456789012345678"));
        assertEquals(
                "~ [12345678901234567890123456789012345678]",
                read(only(base, Value.Num.of(1)).base()));
    }

    @Test
    void whatIsNowStandsBesideWhereItDiffers() {
        var change = change(1, Map.of("a", text("1"), "b", text("1")), Map.of("a", text("2"), "b", text("1")));
        var now = new Item(Optional.of(Map.of("a", text("1"), "b", text("3"), "c", text("4"))));
        Diff diff = Diff.of(change, Optional.of(now), Room.among());
        assertTrue(diff.moved());
        assertEquals(List.of("a", "b", "c"), diff.rows().stream().map(Row::name).toList());
        assertEquals(
                List.of(false, true, true), diff.rows().stream().map(Row::moved).toList());
        assertEquals("~ \"[3]\"", read(diff.rows().get(1).now()));
        assertFalse(diff.rows().get(1).decidable());
        Diff gone = Diff.of(change, Optional.of(new Item(Optional.empty())), Room.among());
        assertTrue(
                gone.moved() && gone.rows().stream().allMatch(row -> row.now().isEmpty()));
        Diff same = Diff.of(change, Optional.of(new Item(change.base())), Room.among());
        assertFalse(same.moved());
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        Map<String, Value> many = IntStream.range(0, 2_000)
                .boxed()
                .collect(Collectors.toMap(
                        n -> "attribute" + n, n -> text("y".repeat(100)), (a, b) -> a, LinkedHashMap::new));
        Diff diff = diff(Map.of(), many);
        assertTrue(
                diff.left() > 1_900 && diff.rows().size() + diff.left() == 2_000,
                diff.rows().size() + "");
        assertEquals(
                0,
                Diff.of(change(1, Map.of(), many), Optional.empty(), Room.alone())
                        .left());
        var wide = Value.Document.of(many);
        Row row = diff(Map.of(), Map.of("a", wide)).rows().getFirst();
        assertTrue(
                row.staged().getLast().note().matches("and \\d+ more lines.*"),
                row.staged().getLast().toString());
    }

    @Test
    void anyNameComesBackFromAForm() {
        for (String name : List.of("a", "a\r\nb", "\0", "ключ", "🙂")) {
            assertEquals(name, Row.name(only(name).code()));
        }
    }

    private static Row only(String name) {
        return diff(Map.of(), Map.of(name, text("x"))).rows().getFirst();
    }

    @Property(tries = 300)
    void aChangeShowsOnBothSidesAndNothingElseDoes(@ForAll("values") Value base, @ForAll("values") Value result) {
        Diff diff = diff(Map.of("a", base, "b", base), Map.of("a", result, "b", base));
        assertEquals(base.equals(result) ? 0 : 1, diff.rows().size());
        for (Row row : diff.rows()) {
            assertTrue(row.base().stream().anyMatch(line -> line.mark() != Mark.SAME));
            assertTrue(row.staged().stream().anyMatch(line -> line.mark() != Mark.SAME));
        }
    }

    @Provide
    Arbitrary<Value> values() {
        return Arbitraries.oneOf(Values.any(), Arbitraries.of(text("same"), Value.Num.of(1)));
    }
}
