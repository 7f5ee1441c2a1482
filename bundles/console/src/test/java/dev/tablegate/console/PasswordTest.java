// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PasswordTest {

    @Test
    void itIsTheOneItWasMadeOfAndNoOther() {
        Password password = Password.of("correct horse battery");
        assertTrue(password.is("correct horse battery"));
        assertFalse(password.is("correct horse batterY"));
        assertFalse(password.is(""));
    }

    @Test
    void equalPasswordsAreKeptDifferently() {
        assertNotEquals(
                Password.of("correct horse battery").hash(),
                Password.of("correct horse battery").hash());
    }

    @Test
    void lengthIsTheOnlyRule() {
        assertThrows(IllegalArgumentException.class, () -> Password.of("elevenchars"));
        assertThrows(IllegalArgumentException.class, () -> Password.of("x".repeat(201)));
        assertTrue(Password.of("x".repeat(200)).is("x".repeat(200)));
        assertTrue(Password.of("            ").is("            "));
    }

    @Test
    void anAccentIsTheSameHoweverItIsWritten() {
        assertTrue(Password.of("caf\u00e9 au lait!").is("cafe\u0301 au lait!"));
    }

    @Test
    void nobodyHasAPassword() {
        assertFalse(Password.NOBODY.is(""));
        assertFalse(Password.NOBODY.is("correct horse battery"));
    }

    @Test
    void itSaysNothingOfItself() {
        Password password = Password.of("correct horse battery");
        assertFalse(password.toString().contains(password.hash()));
    }
}
