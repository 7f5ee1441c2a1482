// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Single values as text. */
public final class Scalars {

    private static final int PLAIN_DIGITS = 40;

    private Scalars() {}

    /** What a type is called. */
    public static String type(Value value) {
        return switch (value) {
            case Value.Text ignored -> "text";
            case Value.Num ignored -> "number";
            case Value.Bool ignored -> "true or false";
            case Value.Null ignored -> "null";
            case Value.Binary ignored -> "binary";
            case Value.Document ignored -> "map";
            case Value.Sequence ignored -> "list";
            case Value.TextSet ignored -> "set of texts";
            case Value.NumSet ignored -> "set of numbers";
            case Value.BinarySet ignored -> "set of binaries";
        };
    }

    /** Exactly; in full unless it is very long. */
    public static String number(BigDecimal number) {
        return Math.abs(number.scale()) <= PLAIN_DIGITS ? number.toPlainString() : number.toString();
    }

    /** Length and hash: nobody reads bytes, but people can compare them with what they know. */
    public static String binary(Value.Binary binary) {
        byte[] bytes = binary.bytes();
        return bytes.length + (bytes.length == 1 ? " byte" : " bytes") + ", SHA-256 " + hash(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
