// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** The tokens that make a repeated transaction a single one. */
final class Token {

    /** DynamoDB remembers them for ten minutes. */
    private static final Duration REMEMBERED = Duration.ofMinutes(9);

    private static final int LENGTH = 32;

    private Token() {}

    /**
     * The token of a transaction.
     *
     * @param first the number of its first change, which no other transaction of the same decision begins with
     */
    static String of(String set, Instant decided, int first, int attempt) {
        return sha256(set + ' ' + decided + ' ' + first + ' ' + attempt).substring(0, LENGTH);
    }

    /** Whether DynamoDB still knows a token. One from the future, by a clock that was set back, counts as forgotten. */
    static boolean remembered(Instant since, Clock clock) {
        var age = Duration.between(since, clock.instant());
        return !age.isNegative() && age.compareTo(REMEMBERED) < 0;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
