// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.flow.Ahead;
import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.host.workspace.Workspace.File;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A snapshot in its file. Each block is read on its own, so that nothing stays open between two rows. */
final class Stored implements Rows {

    private final Workspace workspace;
    private final Codec codec;
    private final File file;
    private final Call call;
    private final Footer footer;

    Stored(Workspace workspace, Codec codec, File file, Call call) {
        this.workspace = workspace;
        this.codec = codec;
        this.file = file;
        this.call = call;
        int length = ByteBuffer.wrap(read(file.bytes() - Integer.BYTES, Integer.BYTES))
                .getInt();
        try {
            this.footer = codec.footer(read(file.bytes() - Integer.BYTES - length, length));
        } catch (IOException damaged) {
            throw Failures.of(damaged);
        }
    }

    static Snapshot shown(File file, Footer footer) {
        return new Snapshot(
                file.id(),
                footer.source(),
                footer.columns(),
                footer.rows(),
                file.bytes(),
                file.created(),
                file.expires());
    }

    Snapshot shown() {
        return shown(file, footer);
    }

    @Override
    public List<Column> columns() {
        return footer.columns();
    }

    @Override
    public String name() {
        return "snapshot-" + file.id();
    }

    @Override
    public long count() {
        return footer.rows();
    }

    /** Some of the rows: no more blocks are read than they are in. */
    List<Map<String, Value>> page(long offset, int limit) {
        var page = new ArrayList<Map<String, Value>>();
        if (offset >= footer.rows()) {
            return page;
        }
        long end = Math.min(footer.rows(), offset + limit);
        for (int i = footer.holding(offset); page.size() < end - offset; i++) {
            var rows = block(i);
            long first = footer.blocks().get(i).first();
            int from = (int) Math.max(0, offset - first);
            int to = (int) Math.min(rows.size(), end - first);
            page.addAll(rows.subList(from, to));
        }
        return page;
    }

    @Override
    public Iterator<Map<String, Value>> iterator() {
        return new Iterator<>() {
            private Iterator<Map<String, Value>> current =
                    List.<Map<String, Value>>of().iterator();
            private Ahead<List<Map<String, Value>>> coming = ahead(0);
            private int next;

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && next < footer.blocks().size()) {
                    current = coming.get(call).iterator();
                    coming = ahead(++next);
                }
                return current.hasNext();
            }

            private Ahead<List<Map<String, Value>>> ahead(int number) {
                return Ahead.of(() -> number < footer.blocks().size() ? block(number) : List.of());
            }

            @Override
            public Map<String, Value> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next();
            }
        };
    }

    private List<Map<String, Value>> block(int number) {
        var block = footer.blocks().get(number);
        try {
            return codec.rows(read(block.at(), block.bytes()));
        } catch (IOException damaged) {
            throw Failures.of(damaged);
        }
    }

    private byte[] read(long from, int length) {
        try (InputStream content = workspace.open(file, from)) {
            byte[] bytes = content.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the snapshot ends early");
            }
            return bytes;
        } catch (IOException failed) {
            throw Failures.of(failed);
        }
    }
}
