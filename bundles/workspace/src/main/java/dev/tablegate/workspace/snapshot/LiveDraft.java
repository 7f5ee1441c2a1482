// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import com.fasterxml.jackson.databind.SequenceWriter;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.host.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A snapshot while its rows come: whole blocks go to the file, one is gathered in memory. */
final class LiveDraft implements SnapshotKeeper.Draft {

    /** A block is full when its rows take so many bytes before they are compressed. */
    static final int BLOCK = 256 * 1024;

    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final List<Footer.Block> blocks = new ArrayList<>();
    private final Codec codec;
    private final SequenceWriter writer;
    private final Workspace.Draft file;
    private final String source;
    private final Union union;
    private long rows;
    private long first;
    private long written;

    LiveDraft(Codec codec, Workspace.Draft file, String source, List<String> columns) {
        this.codec = codec;
        this.writer = codec.rows(gathered);
        this.file = file;
        this.source = source;
        this.union = new Union(columns);
    }

    @Override
    public void add(Map<String, Value> row) {
        union.add(row);
        try {
            writer.write(row);
            rows++;
            if (gathered.size() >= BLOCK) {
                flush();
            }
        } catch (IOException failed) {
            throw Failures.of(failed);
        }
    }

    @Override
    public Snapshot finish() {
        try {
            if (rows > first) {
                flush();
            }
            var footer = new Footer(source, union.columns(), rows, List.copyOf(blocks));
            byte[] end = codec.footer(footer);
            file.content().write(end);
            file.content()
                    .write(ByteBuffer.allocate(Integer.BYTES).putInt(end.length).array());
            return Stored.shown(file.finish(), footer);
        } catch (IOException failed) {
            throw Failures.of(failed);
        }
    }

    private void flush() throws IOException {
        writer.flush();
        byte[] block = Codec.deflate(gathered);
        file.content().write(block);
        blocks.add(new Footer.Block(written, block.length, first));
        written += block.length;
        first = rows;
        gathered.reset();
    }

    @Override
    public void close() {
        file.close();
    }
}
