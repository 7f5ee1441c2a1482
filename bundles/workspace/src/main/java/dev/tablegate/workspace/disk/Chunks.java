// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The parts that a file is cut into, each encrypted and authenticated on its own with AES-256-GCM. The nonce is the
 * number of the part and whether it is the last one, so a part that was moved, left out or cut off does not open. A key
 * serves one file only, so a nonce never comes twice.
 */
final class Chunks {

    /** Bytes of content in each part but the last. */
    static final int CONTENT = 64 * 1024;

    /** Bytes by which a part is longer on the disk. */
    static final int TAG = 16;

    static final int KEY = 32;

    private static final int NONCE = 12;

    private final Cipher cipher;
    private final SecretKeySpec key;

    Chunks(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many parts a content has; an empty one has an empty part. */
    static long count(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, (long) CONTENT));
    }

    /** How long a file on the disk is. */
    static long sealed(long bytes) {
        return bytes + count(bytes) * TAG;
    }

    byte[] seal(long number, boolean last, byte[] content, int length) {
        try {
            return ready(Cipher.ENCRYPT_MODE, number, last).doFinal(content, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] open(long number, boolean last, byte[] sealed) throws IOException {
        try {
            return ready(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new IOException("the file is damaged: its part " + number + " was changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher ready(int mode, long number, boolean last) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher;
    }
}
