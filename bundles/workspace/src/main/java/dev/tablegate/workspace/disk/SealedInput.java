// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Decrypts a file of known length, from any byte on. */
final class SealedInput extends InputStream {

    private static final byte[] NOTHING = new byte[0];

    private final FileChannel file;
    private final Chunks chunks;
    private final long bytes;
    private long position;
    private long number = -1;
    private byte[] part = NOTHING;

    /** @param bytes how long the content is, by its record */
    SealedInput(FileChannel file, Chunks chunks, long bytes) throws IOException {
        this.file = file;
        this.chunks = chunks;
        this.bytes = bytes;
        if (file.size() != Chunks.sealed(bytes)) {
            throw new IOException("the file is damaged: it is " + file.size() + " bytes long");
        }
        // Opens the last part in any case, so that even an empty file is checked.
        load(Chunks.count(bytes) - 1);
    }

    /** Goes to a byte, from 0. */
    void seek(long offset) {
        position = Objects.checkIndex(offset, bytes + 1);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (position >= bytes) {
            return -1;
        }
        load(position / Chunks.CONTENT);
        int from = (int) (position % Chunks.CONTENT);
        int count = Math.min(length, part.length - from);
        System.arraycopy(part, from, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, bytes - position);
        position += skipped;
        return skipped;
    }

    private void load(long wanted) throws IOException {
        if (wanted == number) {
            return;
        }
        long from = wanted * Chunks.CONTENT;
        int length = (int) Math.min(Chunks.CONTENT, bytes - from);
        var sealed = ByteBuffer.allocate(length + Chunks.TAG);
        long at = wanted * (Chunks.CONTENT + Chunks.TAG);
        while (sealed.hasRemaining()) {
            if (file.read(sealed, at + sealed.position()) < 0) {
                throw new EOFException("the file is damaged: it ends early");
            }
        }
        part = chunks.open(wanted, wanted == Chunks.count(bytes) - 1, sealed.array());
        number = wanted;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
