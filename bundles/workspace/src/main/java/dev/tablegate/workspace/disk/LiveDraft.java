// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.host.workspace.Workspace.File;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A file while it is written: counted against the quota before it reaches the disk. */
final class LiveDraft implements Workspace.Draft {

    private final MessageDigest digest = sha256();
    private final LiveWorkspace workspace;
    private final File file;
    private final byte[] key;
    private final SealedOutput out;
    private long bytes;
    private long counted = Quota.SMALLEST;
    private boolean over;

    LiveDraft(LiveWorkspace workspace, File file) {
        this.workspace = workspace;
        this.file = file;
        this.key = workspace.freshKey();
        workspace.quota().take(file.connection(), counted);
        try {
            this.out = workspace.begin(file, key);
        } catch (IOException failed) {
            workspace.quota().release(file.connection(), counted);
            throw LiveWorkspace.failed(failed);
        }
    }

    @Override
    public OutputStream content() {
        return new Content();
    }

    private void write(byte[] content, int offset, int length) throws IOException {
        if (over) {
            throw new IOException("the file is closed");
        }
        long more = Quota.counted(bytes + length) - counted;
        if (more > 0) {
            workspace.quota().take(file.connection(), more);
            counted += more;
        }
        out.write(content, offset, length);
        digest.update(content, offset, length);
        bytes += length;
    }

    @Override
    public File finish() throws IOException {
        if (over) {
            throw new IOException("the file is closed");
        }
        try (out) {
            out.finish();
        }
        String sum = HexFormat.of().formatHex(digest.digest());
        File whole = workspace.finish(
                new File(
                        file.id(),
                        file.connection(),
                        file.name(),
                        file.mediaType(),
                        bytes,
                        sum,
                        file.created(),
                        file.expires()),
                key);
        over = true;
        return whole;
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        try {
            out.close();
        } catch (IOException failed) {
            throw LiveWorkspace.failed(failed);
        } finally {
            workspace.giveUp(file);
            workspace.quota().release(file.connection(), counted);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closing it ends nothing: only {@link #finish} makes the file whole. */
    private final class Content extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            LiveDraft.this.write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            LiveDraft.this.write(content, Objects.checkFromIndexSize(offset, length, content.length), length);
        }
    }
}
