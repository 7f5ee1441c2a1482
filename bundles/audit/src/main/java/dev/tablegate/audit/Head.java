// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Where the chain had come to: the last line that is known to last. Without it nobody would miss lines that were cut
 * off the end. It is signed with a key of the server's.
 *
 * @param number of the line
 * @param hash of the line
 * @param signature over both
 */
record Head(long number, String hash, String signature) {

    static Head of(long number, String hash, byte[] key) {
        return new Head(number, hash, sign(number, hash, key));
    }

    /** The head on disk, empty if there is none. */
    static Optional<Head> read(Path folder) throws IOException {
        Path file = folder.resolve("head.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Lines.JSON.readValue(Files.readAllBytes(file), Head.class));
        } catch (JsonProcessingException e) {
            return Optional.of(new Head(Long.MAX_VALUE, "", ""));
        }
    }

    boolean isSignedWith(byte[] key) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8),
                sign(number, hash, key).getBytes(StandardCharsets.UTF_8));
    }

    void write(Path folder) throws IOException {
        Path fresh = folder.resolve(".head.new");
        OwnerOnly.write(fresh, Lines.JSON.writeValueAsBytes(this));
        Files.move(
                fresh,
                folder.resolve("head.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The key of this server, made when it is needed first. */
    static byte[] key(Path folder) throws IOException {
        Optional<byte[]> known = knownKey(folder);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        OwnerOnly.write(folder.resolve("audit.key"), key);
        return key;
    }

    /** The key of this server, if it is there. */
    static Optional<byte[]> knownKey(Path folder) throws IOException {
        Path file = folder.resolve("audit.key");
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private static String sign(long number, String hash, byte[] key) {
        return Hash.keyed(key, (number + " " + hash).getBytes(StandardCharsets.UTF_8));
    }
}
