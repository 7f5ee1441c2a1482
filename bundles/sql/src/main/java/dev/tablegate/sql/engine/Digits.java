// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.math.BigDecimal;

/**
 * The room that numbers need.
 *
 * @param before the most digits before the point
 * @param after the most digits behind it
 * @param wide whether one of them is beyond 64 bits
 */
record Digits(int before, int after, boolean wide) {

    static final Digits NONE = new Digits(0, 0, false);

    private static final int MOST = 38;
    private static final int SMALL = 18;
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The room for one more number. May be more than there is: see {@link #fit}. */
    Digits with(BigDecimal number) {
        int front = Math.max(before, number.precision() - number.scale());
        int back = Math.max(after, number.scale());
        boolean beyond = wide || isWide(number);
        boolean same = front == before && back == after && beyond == wide;
        return same ? this : new Digits(front, back, beyond);
    }

    /** Whether a decimal type has room for them. */
    boolean fit() {
        return before + after <= MOST;
    }

    boolean holds(BigDecimal number) {
        return with(number).equals(this);
    }

    boolean whole() {
        return after == 0 && !wide;
    }

    /** The room for both. */
    Digits and(Digits other) {
        return new Digits(Math.max(before, other.before), Math.max(after, other.after), wide || other.wide);
    }

    String sqlType() {
        if (whole()) {
            return "BIGINT";
        }
        return "DECIMAL(" + (before + after <= SMALL ? SMALL : MOST) + "," + after + ")";
    }

    private static boolean isWide(BigDecimal number) {
        return number.precision() - number.scale() > SMALL
                && (number.compareTo(LEAST_LONG) < 0 || number.compareTo(GREATEST_LONG) > 0);
    }
}
