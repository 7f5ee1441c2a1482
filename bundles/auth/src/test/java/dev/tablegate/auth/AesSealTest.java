// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.tck.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AesSealTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final AesSeal SHARED = create();

    private final MovableClock clock = new MovableClock();

    private static AesSeal create() {
        try {
            Path folder = Files.createTempDirectory("seal");
            AesSeal seal = new AesSeal(folder, new MovableClock());
            Files.delete(folder.resolve("seal.key"));
            Files.delete(folder);
            return seal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property
    void opensWhatItSealed(@ForAll @Size(max = 300) byte[] content, @ForAll String purpose) {
        Assume.that(wellFormed(purpose));
        assertArrayEquals(
                content,
                SHARED.open(SHARED.seal(content, purpose, HOUR), purpose).orElseThrow());
    }

    @Property
    void doesNotOpenAfterAnyByteChanged(
            @ForAll @Size(max = 60) byte[] content, @ForAll @IntRange(max = 95) int position, @ForAll byte change) {
        byte[] sealed = Base64.getUrlDecoder().decode(SHARED.seal(content, "cursor", HOUR));
        Assume.that(change != 0 && position < sealed.length);
        sealed[position] ^= change;
        assertTrue(SHARED.open(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), "cursor")
                .isEmpty());
    }

    @Property
    void doesNotOpenForAnotherPurpose(
            @ForAll @Size(max = 60) byte[] content, @ForAll String purpose, @ForAll String other) {
        Assume.that(!purpose.equals(other) && wellFormed(purpose) && wellFormed(other));
        assertTrue(SHARED.open(SHARED.seal(content, purpose, HOUR), other).isEmpty());
    }

    @Property
    void doesNotOpenWhatItDidNotSeal(@ForAll String text, @ForAll @Size(max = 100) byte[] bytes) {
        assertTrue(SHARED.open(text, "").isEmpty());
        assertTrue(SHARED.open(Base64.getUrlEncoder().encodeToString(bytes), "").isEmpty());
    }

    @Test
    void doesNotOpenWhenItsTimeIsOver(@TempDir Path data) {
        AesSeal seal = new AesSeal(data, clock);
        String sealed = seal.seal(new byte[] {1}, "cursor", HOUR);
        clock.advance(HOUR.minusMillis(1));
        assertTrue(seal.open(sealed, "cursor").isPresent());
        clock.advance(Duration.ofMillis(1));
        assertTrue(seal.open(sealed, "cursor").isEmpty());
    }

    @Test
    void opensAfterARestartWithTheSameKeyAndNotWithAnother(@TempDir Path data, @TempDir Path other) {
        String sealed = new AesSeal(data, clock).seal(new byte[] {1}, "cursor", HOUR);
        assertTrue(new AesSeal(data, clock).open(sealed, "cursor").isPresent());
        assertTrue(new AesSeal(other, clock).open(sealed, "cursor").isEmpty());
    }

    @Test
    void sealsTheSameContentDifferentlyEachTimeAndHidesIt(@TempDir Path data) {
        AesSeal seal = new AesSeal(data, clock);
        byte[] content = "a long enough secret".getBytes(StandardCharsets.US_ASCII);
        String sealed = seal.seal(content, "cursor", HOUR);
        assertNotEquals(sealed, seal.seal(content, "cursor", HOUR));
        assertFalse(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1).contains("secret"));
    }

    @Test
    void keepsTheKeyForItsOwnerAndRefusesADamagedOne(@TempDir Path data) throws IOException {
        AesSeal first = new AesSeal(data, clock);
        assertTrue(first.open("", "").isEmpty());
        Path key = data.resolve("seal.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        Files.write(key, new byte[31]);
        var failure = assertThrows(IllegalStateException.class, () -> new AesSeal(data, clock));
        assertTrue(String.valueOf(failure.getMessage()).contains("seal.key is damaged"));
    }

    /** Lone surrogates have no UTF-8 form, and no purpose of ours has any. */
    private static boolean wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
