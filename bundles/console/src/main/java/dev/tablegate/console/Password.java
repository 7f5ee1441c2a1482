// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA256.
 *
 * @param salt random, base64
 * @param rounds how often it was hashed
 * @param hash base64
 */
record Password(String salt, int rounds, String hash) {

    static final int SHORTEST = 12;

    private static final int LONGEST = 200;
    private static final int ROUNDS = 600_000;
    private static final int BYTES = 32;

    /** Stands for the password of somebody who does not exist, so that a wrong name takes as long as a wrong word. */
    static final Password NOBODY = new Password("AAAAAAAAAAAAAAAAAAAAAA==", ROUNDS, "");

    /**
     * A fresh one.
     *
     * @throws IllegalArgumentException with a sentence if it is too short or too long
     */
    static Password of(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException("A password has " + SHORTEST + " to " + LONGEST + " characters.");
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String encoded = Base64.getEncoder().encodeToString(salt);
        return new Password(encoded, ROUNDS, hash(text, encoded, ROUNDS));
    }

    boolean is(String text) {
        return text.length() <= LONGEST
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.US_ASCII),
                        hash(text, salt, rounds).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String text, String salt, int rounds) {
        try {
            // Keyboards differ in how they write an accent; the password is the same.
            char[] letters = Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
            var key = new PBEKeySpec(letters, Base64.getDecoder().decode(salt), rounds, BYTES * Byte.SIZE);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Password[" + rounds + "]";
    }
}
