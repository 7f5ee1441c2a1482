// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Seals with AES-256-GCM: a random nonce, then the encrypted expiry and content; the purpose is authenticated. */
@Component
public final class AesSeal implements Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int SHORTEST = NONCE_BYTES + Long.BYTES + TAG_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final Clock clock;

    @Activate
    public AesSeal(BundleContext context) {
        this(Path.of(context.getProperty("tablegate.data")), Clock.systemUTC());
    }

    AesSeal(Path data, Clock clock) {
        this.clock = clock;
        try {
            this.key = key(new OwnerFile(data.resolve("seal.key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SecretKey key(OwnerFile file) throws IOException {
        Optional<byte[]> kept = file.read();
        byte[] bytes = kept.orElseGet(() -> randomBytes(KEY_BYTES));
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    file.path() + " is damaged. Delete it: a new key is made, and cursors handed out before end.");
        }
        if (kept.isEmpty()) {
            file.write(bytes);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String seal(byte[] content, String purpose, Duration timeToLive) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        byte[] clear = ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(clock.instant().plus(timeToLive).toEpochMilli())
                .put(content)
                .array();
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(clear);
            byte[] sealed = ByteBuffer.allocate(NONCE_BYTES + secret.length)
                    .put(nonce)
                    .put(secret)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<byte[]> open(String sealed, String purpose) {
        return decode(sealed).flatMap(bytes -> decrypt(bytes, purpose)).flatMap(this::unexpired);
    }

    private static Optional<byte[]> decode(String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return bytes.length < SHORTEST ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> decrypt(byte[] sealed, String purpose) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, purpose)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<byte[]> unexpired(byte[] clear) {
        long expires = ByteBuffer.wrap(clear).getLong();
        return clock.millis() < expires
                ? Optional.of(Arrays.copyOfRange(clear, Long.BYTES, clear.length))
                : Optional.empty();
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
