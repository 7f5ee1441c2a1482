// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Encrypts what is written to it. The last part is written by {@link #finish} only. */
final class SealedOutput extends OutputStream {

    private final byte[] buffer = new byte[Chunks.CONTENT];
    private final FileChannel file;
    private final Chunks chunks;
    private int filled;
    private long number;

    SealedOutput(FileChannel file, Chunks chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, content.length);
        int done = 0;
        while (done < length) {
            if (filled == buffer.length) {
                // Only now, since a full part may turn out to be the last.
                flush(false);
            }
            int part = Math.min(length - done, buffer.length - filled);
            System.arraycopy(content, offset + done, buffer, filled, part);
            filled += part;
            done += part;
        }
    }

    /** Writes the last part, and lets the content last through a power cut. */
    void finish() throws IOException {
        flush(true);
        file.force(true);
    }

    private void flush(boolean last) throws IOException {
        var sealed = ByteBuffer.wrap(chunks.seal(number, last, buffer, filled));
        while (sealed.hasRemaining()) {
            file.write(sealed);
        }
        number++;
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
