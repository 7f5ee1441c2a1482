// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes random names and tokens, and the hashes that tokens are kept as. */
final class Tokens {

    private static final String PREFIX = "tg_";
    private static final int TOKEN_LENGTH = PREFIX.length() + 43;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    /** A fresh token of 256 random bits. */
    String token() {
        return PREFIX + random(32);
    }

    /** A fresh secret of 256 random bits. */
    String secret() {
        return random(32);
    }

    /** A fresh name of nearly 128 random bits. People type it: a word that begins with a hyphen is an option there. */
    String name() {
        String name = random(16);
        return name.startsWith("-") ? name() : name;
    }

    private String random(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return BASE64.encodeToString(bits);
    }

    /** Whether a text can be a token at all; spares hashing what cannot. */
    static boolean plausible(String token) {
        return token.length() == TOKEN_LENGTH && token.startsWith(PREFIX);
    }

    /** What a token is kept as. */
    static String hash(String token) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares hashes in a time that does not depend on where they differ. */
    static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
