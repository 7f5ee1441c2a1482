// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way each time. */
final class Chance {

    /** The day on which everything in the sample tables begins. */
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private static final Instant START = Instant.parse(FIRST_DAY + "T00:00:00Z");
    private static final int MINUTES = 300 * 24 * 60;

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** A number from least to most, both possible. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An amount of money with two digits behind the point. */
    BigDecimal price(int least, int most) {
        return BigDecimal.valueOf(between(least * 100, most * 100), 2);
    }

    /** A moment within 300 days of the first day. */
    String moment() {
        return START.plus(random.nextInt(MINUTES), ChronoUnit.MINUTES).toString();
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
