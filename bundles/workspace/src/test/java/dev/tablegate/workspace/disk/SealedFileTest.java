// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Whoever changes a file on the disk is found out. */
final class SealedFileTest {

    private static final int PART = Chunks.CONTENT + Chunks.TAG;
    private static final String NAME = "file";

    private final Random random = new Random(7);

    @TempDir
    Path path;

    private Folder folder;
    private byte[] key = new byte[Chunks.KEY];

    @BeforeEach
    void open() throws IOException {
        folder = new Folder(path);
        key = folder.freshKey();
    }

    @Test
    void whatWasWrittenIsReadFromEveryPlace() throws IOException {
        for (int length : List.of(0, 1, 1000, Chunks.CONTENT, Chunks.CONTENT + 1, 3 * Chunks.CONTENT)) {
            byte[] content = write(length);
            assertEquals(Chunks.sealed(length), Files.size(path.resolve(NAME)));
            for (int offset : List.of(0, length / 3, Math.max(0, length - 1), length)) {
                assertArrayEquals(Arrays.copyOfRange(content, offset, length), read(length, offset));
            }
        }
    }

    @Test
    void nothingOfTheContentLiesOnTheDisk() throws IOException {
        byte[] content = "a secret that repeats, ".repeat(5000).getBytes(StandardCharsets.UTF_8);
        write(content);
        String raw = Files.readString(path.resolve(NAME), StandardCharsets.ISO_8859_1);
        assertFalse(raw.contains("secret"));
    }

    @Test
    void flippedBitsAreFound() throws IOException {
        int length = 2 * Chunks.CONTENT + 100;
        write(length);
        byte[] whole = raw();
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            assertRefused(changed, length);
        }
    }

    @Test
    void aFileThatWasCutIsFoundEvenAtTheEndOfAPart() throws IOException {
        int length = 2 * Chunks.CONTENT + 100;
        write(length);
        byte[] whole = raw();
        assertRefused(Arrays.copyOf(whole, whole.length - 1), length);
        assertRefused(Arrays.copyOf(whole, 2 * PART), length);
        // Even if the record was changed as well: the part that would be the last one does not say that it is.
        assertRefused(Arrays.copyOf(whole, 2 * PART), 2 * Chunks.CONTENT);
        assertRefused(new byte[0], length);
        assertRefused(Arrays.copyOf(whole, whole.length + 1), length);
    }

    @Test
    void partsThatChangedPlacesAreFound() throws IOException {
        int length = 3 * Chunks.CONTENT;
        write(length);
        byte[] changed = raw();
        byte[] first = Arrays.copyOf(changed, PART);
        System.arraycopy(changed, PART, changed, 0, PART);
        System.arraycopy(first, 0, changed, PART, PART);
        assertRefused(changed, length);
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        write(10);
        key = folder.freshKey();
        assertThrows(IOException.class, () -> read(10, 0));
    }

    private void assertRefused(byte[] changed, int length) throws IOException {
        Files.write(path.resolve(NAME), changed);
        assertThrows(IOException.class, () -> read(length, 0));
    }

    private byte[] write(int length) throws IOException {
        byte[] content = new byte[length];
        random.nextBytes(content);
        write(content);
        return content;
    }

    private void write(byte[] content) throws IOException {
        folder.delete(NAME);
        try (var out = folder.create(NAME, key)) {
            int half = content.length / 2;
            out.write(content, 0, half);
            out.write(content, half, content.length - half);
            out.finish();
        }
    }

    private byte[] read(int length, int offset) throws IOException {
        try (var in = folder.open(NAME, key, length, offset)) {
            return in.readAllBytes();
        }
    }

    private byte[] raw() throws IOException {
        return Files.readAllBytes(path.resolve(NAME));
    }
}
