// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import dev.tablegate.bench.backend.BenchItem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The bytes of a {@code get_item} request, with the two places where the number of the item stands. */
record Template(byte[] bytes, int pkDigits, int skDigits) {

    private static final int DIGITS = 5;

    static Template of(String request) {
        return new Template(
                request.getBytes(ISO_8859_1), digits(request, BenchItem.pk(0)), digits(request, BenchItem.sk(0)));
    }

    private static int digits(String request, String value) {
        return request.indexOf(value) + value.length() - DIGITS;
    }

    Template copy() {
        return new Template(bytes.clone(), pkDigits, skDigits);
    }

    /** Makes this template ask for one item. */
    void aim(int index) {
        int rest = index;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            byte character = (byte) ('0' + rest % 10);
            bytes[pkDigits + digit] = character;
            bytes[skDigits + digit] = character;
            rest /= 10;
        }
    }
}
