// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second server out of a data directory. The system takes the lock back when the process dies. */
final class DirectoryLock implements AutoCloseable {

    // Beyond the text, so that others can still read whose lock it is where locks are mandatory.
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(DataDirectory data) {
        Path file = data.run().resolve("lock");
        try {
            DataDirectory.createPrivate(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                throw new Failure(taken(data, file));
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new Failure("Cannot lock " + file + ". Check that it belongs to you, or name another --data DIR.", e);
        }
    }

    /** Says whose lock it is. */
    void sign() throws IOException {
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
    }

    private static String taken(DataDirectory data, Path file) throws IOException {
        return "A server already runs on " + data.root() + " (process "
                + Files.readString(file).strip() + "). Stop it with `tablegate stop --data " + data.root()
                + "`, or name another --data DIR.";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
