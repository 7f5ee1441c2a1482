// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One process at a time owns a store: SQLite itself would let a second one write. */
record Ownership(FileChannel channel, FileLock lock) implements AutoCloseable {

    static Ownership take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                return new Ownership(
                        channel, Optional.ofNullable(channel.tryLock()).orElseThrow(() -> taken(file)));
            } catch (OverlappingFileLockException | StoreFailure held) {
                channel.close();
                throw taken(file);
            }
        } catch (IOException e) {
            throw new StoreFailure(file + " cannot be locked. Look at the rights of the data directory.", e);
        }
    }

    private static StoreFailure taken(Path file) {
        return new StoreFailure("Another process works with this store (" + file
                + " is locked). Stop it, or use another data directory.");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
