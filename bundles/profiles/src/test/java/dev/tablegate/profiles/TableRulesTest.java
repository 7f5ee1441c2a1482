// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.TableRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TableRulesTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, order, false",
        "orders, orders2, false",
        "orders, Orders, false",
        "*, anything, true",
        "**, anything, true",
        "orders-*, orders-, true",
        "orders-*, orders, false",
        "*-secret, my-secret, true",
        "*-secret, -secret, true",
        "*-secret, my-secrets, false",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*a, aba, true",
        "a*b*a, aa, false",
        "a*bc*bc, abcbc, true",
        "a*bc*bc, abc, false",
        "a.b, axb, false",
        "a.*, a.b, true"
    })
    void aStarStandsForAnyCharacters(String pattern, String table, boolean matches) {
        assertEquals(matches, new TableRules(List.of(pattern), List.of()).allows(table));
        assertEquals(!matches, new TableRules(List.of(), List.of(pattern)).allows(table));
    }

    @Test
    void deniedWins() {
        var rules = new TableRules(List.of("a*", "b"), List.of("ab*"));
        assertTrue(rules.allows("aa") && rules.allows("b"));
        assertFalse(rules.allows("ab") || rules.allows("abc") || rules.allows("c"));
        assertTrue(TableRules.ALL.allows("whatever"));
    }

    @Test
    void noPatternTakesLong() {
        var rules = new TableRules(List.of("*a".repeat(120) + "b"), List.of());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(rules.allows("a".repeat(255))));
    }
}
