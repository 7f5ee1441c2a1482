// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Entities and their templates, which the host declares and a profile has. */
class EntityTest {

    @Test
    void readsLinesAndWritesThemAnew() {
        var text =
                "User of App: PK=USER#{userId}, SK=PROFILE, type=User\n\n  Order  of my.App :PK = \"USER#{userId}\" ,"
                        + " SK=\"ORDER, {orderId}; x\";Late of App: PK={id}, a b=x=y";
        var entities = Entity.list(text);
        assertEquals(
                List.of(
                        "User of App: PK=USER#{userId}, SK=PROFILE, type=User",
                        "Order of my.App: PK=USER#{userId}, SK=\"ORDER, {orderId}; x\"",
                        "Late of App: PK={id}, a b=x=y"),
                entities.stream().map(Entity::line).toList());
        assertEquals(
                entities,
                Entity.list(String.join(";", entities.stream().map(Entity::line).toList())));
        assertEquals(List.of("userId", "orderId"), entities.get(1).parts());
        assertEquals("my.App.Order", entities.get(1).fullName());
        assertEquals(List.of(), Entity.list(" \n ; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "User: PK=x | Write an entity as",
                "User of App PK=x | Write an entity as",
                "A-b of App: PK=x | one word of letters",
                "User of A$pp: PK=x | cannot be the name of one",
                "User of App: | attribute=form",
                "User of App: PK=x, | attribute=form",
                "User of App: PK=x, y | attribute=form",
                "User of App: PK=x, PK=y | says twice",
                "User of App: PK= | template is empty",
                "User of App: PK={a}{b} | nothing stands between {a} and",
                "User of App: PK=A#{} | write it as {userId}",
                "User of App: PK=A#{a-b} | write it as {userId}",
                "User of App: PK=A#{a | write it as {userId}",
                "User of App: PK=A#a} | a } stands without",
                "User of App: PK={a}x}y | a } stands without",
                "User of App: PK=\"A | has no second one",
                "User of App: PK=A\"b\" | stand around a whole form"
            })
    void saysWhatIsWrong(String line, String sentence) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Entity.list(line));
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USER#{id} | USER#42 | id=42",
                "USER#{id} | USER#a#b | id=a#b",
                "USER#{id} | USER# |",
                "USER#{id} | user#42 |",
                "PROFILE | PROFILE |",
                "A#{a}#{b} | A#x#y#z | a=x,b=y#z",
                "A#{a}#{b} | A##y |",
                "A#{a}#{b} | A#x# |",
                "A#{a}#{b} | A#x |",
                "A#{a}#B | A#x#B#B | a=x#B",
                "A#{a}#B | A#B |",
                "A#{a}#{a} | A#x#x | a=x",
                "A#{a}#{a} | A#x#y |",
                "{a} | x | a=x",
            })
    void findsPartsInOneWay(String template, String text, @Nullable String parts) {
        var found = Template.of(template).match(text);
        var expected = new HashMap<String, String>();
        for (var part : parts == null ? List.<String>of() : List.of(parts.split(",", -1))) {
            int equals = part.indexOf('=');
            expected.put(part.substring(0, equals), part.substring(equals + 1));
        }
        boolean fits = parts != null || template.equals(text);
        assertEquals(fits ? Optional.of(expected) : Optional.empty(), found);
    }

    @Test
    void aProfileHasEachOnce() {
        var twice = Entity.list("User of App: PK=A#{a}; uSER of App: PK=B#{a}");
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new Profile.Policy(false, false, 1, Budget.NONE, twice));
        assertTrue(refusal.getMessage().contains("two entities App.uSER"), refusal.getMessage());
    }

    /** The parts of a text, filled in, are the text: so a key that is made of them finds it. */
    @Test
    void whatIsFoundMakesTheTextAgain() {
        var random = new Random(7);
        var templates = List.of("{a}", "A#{a}", "#{a}#{b}", "{a}##{b}#", "A{a}#{a}", "{a}#{b}#{c}");
        int matched = 0;
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(9), 0, 3).forEach(each -> text.append("A#x".charAt(each)));
            var template = Template.of(templates.get(round % templates.size()));
            var found = template.match(text.toString());
            if (found.isPresent()) {
                matched++;
                var made = template.beginning(found.get());
                assertEquals(text.toString(), made.text());
                assertTrue(made.next().isEmpty());
                assertTrue(
                        text.toString().startsWith(template.beginning(Map.of()).text()));
            }
        }
        assertTrue(matched > 2_000, matched + " texts had the form");
    }
}
