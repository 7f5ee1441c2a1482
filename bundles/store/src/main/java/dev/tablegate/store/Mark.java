// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * How far the store had come when it last acknowledged a write. SQLite drops a damaged end of its log without a word;
 * beside this mark the loss shows, and a revoked grant does not come back to life.
 *
 * <p>Two places are written in turn, so that a crash in the middle of one leaves the other.
 */
final class Mark implements AutoCloseable {

    private static final int PLACES = 2;
    private static final int SIZE = Long.BYTES * 2;
    private static final int APART = 4096;

    private final FileChannel channel;
    private long version;
    private int next;

    private Mark(FileChannel channel) throws IOException {
        this.channel = channel;
        for (int place = 0; place < PLACES; place++) {
            long found = read(place);
            if (found > version) {
                version = found;
                next = (place + 1) % PLACES;
            }
        }
    }

    /** The mark in a folder, to be moved. */
    static Mark open(Path folder) {
        Path file = folder.resolve("state.mark");
        try {
            Database.ownerOnly(file);
            return new Mark(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new StoreFailure(file + " cannot be opened. Look at the rights of the data directory.", e);
        }
    }

    /** The version that a store in the folder must have reached; 0 if nothing is known. */
    static long of(Path folder) {
        if (!Files.exists(folder.resolve("state.mark"))) {
            return 0;
        }
        try (Mark mark = open(folder)) {
            return mark.version;
        } catch (IOException e) {
            throw new StoreFailure("The mark of the store cannot be read: " + folder.resolve("state.mark"), e);
        }
    }

    /** Moves the mark, and returns once that lasts. */
    void move(long to) throws IOException {
        if (to == version) {
            return;
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(SIZE).putLong(to).putLong(checksum(to)).flip();
        long start = (long) next * APART;
        while (buffer.hasRemaining()) {
            channel.write(buffer, start + buffer.position());
        }
        channel.force(false);
        version = to;
        next = (next + 1) % PLACES;
    }

    /** What is written in a place; 0 if it is not whole. */
    private long read(int place) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        boolean there = channel.read(buffer, (long) place * APART) == SIZE;
        return there && buffer.getLong(Long.BYTES) == checksum(buffer.getLong(0)) ? buffer.getLong(0) : 0;
    }

    private static long checksum(long version) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(version).flip());
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
