// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TypedTest {

    @Provide
    Arbitrary<Value> values() {
        return Values.any();
    }

    @Property(tries = 500)
    void whatStandsInAFieldIsReadBackAsItWas(@ForAll("values") Value value) {
        assertEquals(value, Typed.value(value.type(), Typed.text(value)));
    }

    @Property(tries = 200)
    void keysInLinksAreReadBackAsTheyWere(@ForAll("values") Value value) {
        Map<String, Value> key = Map.of("$set", value, "b", new Value.Text("x"));
        assertEquals(Optional.of(key), Typed.key(Typed.key(key)));
    }

    @Test
    void valuesAreWhatTheyLookLikeUnlessATypeIsChosen() {
        assertEquals(Value.Num.of("12.50"), Typed.value("", " 12.50 "));
        assertEquals(new Value.Bool(true), Typed.value("", "true"));
        assertEquals(new Value.Text("12a"), Typed.value("", "12a"));
        assertEquals(new Value.Text("007"), Typed.value("S", "007"));
        assertEquals(new Value.Text(" kept "), Typed.value("S", " kept "));
        assertEquals(new Value.Text(""), Typed.value("", ""));
    }

    @Test
    void setsAreWrittenAsArrays() {
        assertEquals(Value.TextSet.of(List.of("a", "b")), Typed.value("SS", "[\"a\", \"b\"]"));
        assertEquals(
                Value.NumSet.of(List.of(java.math.BigDecimal.ONE, java.math.BigDecimal.TEN)),
                Typed.value("NS", "[1, 10]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N|twelve|not a number",
                "N|1e999|does not take",
                "BOOL|yes|true or false",
                "L|{\"a\": 1}|JSON array",
                "M|[1]|JSON object",
                "SS|[\"a\", \"a\"]|no such set",
                "SS|[1]|no such set",
                "NS|[]|no such set",
                "B|%%%|base64",
                "L|[1] and more|not valid JSON",
                "M|{\"a\": 1, \"a\": 2}|not valid JSON",
                "X|1|Choose a type"
            })
    void whatDoesNotFitItsTypeIsRefusedWithASentence(String type, String text, String sentence) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Typed.value(type, text));
        assertTrue(String.valueOf(refused.getMessage()).contains(sentence), refused.getMessage());
    }

    @Test
    void itemsAreReadInBothKindsOfJson() {
        Map<String, Value> item = Map.of("id", new Value.Text("a"), "n", Value.Num.of(1));
        assertEquals(item, Typed.item("{\"id\":\"a\",\"n\":1}", false));
        assertEquals(item, Typed.item("{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}", true));
        assertThrows(IllegalArgumentException.class, () -> Typed.item("{\"id\":\"a\"}", true));
        assertThrows(IllegalArgumentException.class, () -> Typed.item("[1]", false));
    }
}
