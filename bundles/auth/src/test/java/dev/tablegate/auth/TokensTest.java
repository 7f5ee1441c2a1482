// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class TokensTest {

    @Test
    void aNameCanBeTypedAtTheCommandLine() {
        var tokens = new Tokens();
        assertTrue(Stream.generate(tokens::name).limit(5_000).noneMatch(name -> name.startsWith("-")));
    }
}
