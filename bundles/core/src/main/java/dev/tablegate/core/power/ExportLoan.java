// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.power;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.registry.Stoppable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an exporter is given for one export: opaque twins of call, rows and stream. They end with the export, or when the
 * exporter is told to go. What fails behind them is remembered, whatever the exporter makes of it.
 */
public final class ExportLoan implements Stoppable, AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final CallDesk desk;
    private final Rows rows;
    private final OutputStream target;
    private final Call call;
    private final Call pass;
    private final Rows shownRows = Opaque.of(Rows.class, Opaque.handler(this::answerRows));
    private final OutputStream shownStream = new BufferedOutputStream(
            Channels.newOutputStream(Opaque.of(WritableByteChannel.class, Opaque.handler(this::answerStream))), BUFFER);
    private volatile @Nullable Iterator<Map<String, Value>> taken;
    private volatile @Nullable ToolException stopped;
    private volatile @Nullable Throwable failed;
    private volatile boolean over;

    public ExportLoan(CallDesk desk, Rows rows, OutputStream target, Call call) {
        this.desk = desk;
        this.rows = rows;
        this.target = target;
        this.call = call;
        this.pass = desk.admit(call);
    }

    /** The call as the exporter sees it. */
    public Call call() {
        return pass;
    }

    /** The rows as the exporter sees them. */
    public Rows rows() {
        return shownRows;
    }

    /** The stream as the exporter sees it. */
    public OutputStream stream() {
        return shownStream;
    }

    /**
     * Hands on what is still buffered.
     *
     * @return whether the exporter took all rows; a file without some of them must not be kept
     */
    public boolean finish() throws IOException {
        shownStream.flush();
        var iterator = taken;
        return iterator != null ? !iterator.hasNext() : rows.count() == 0;
    }

    /** Throws what failed behind the twins, first of all, if anything did. */
    public void rethrow() throws IOException {
        Throwable first = stopped == null ? failed : stopped;
        switch (first) {
            case null -> {}
            case IOException stream -> throw stream;
            case RuntimeException inside -> throw inside;
            default -> throw new IllegalStateException(first);
        }
    }

    @Override
    public void stop(ToolException why) {
        if (stopped == null) {
            stopped = why;
        }
    }

    @Override
    public void close() {
        over = true;
        desk.dismiss(pass);
    }

    private @Nullable Object answerRows(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "columns" -> List.copyOf(remembering(rows::columns));
            case "name" -> remembering(rows::name);
            case "count" -> remembering(rows::count);
            case "iterator" -> iterator();
            case "spliterator" -> Spliterators.spliteratorUnknownSize(iterator(), 0);
            case "forEach" -> each(iterator(), arguments[0]);
            default -> Opaque.ofEveryObject(self, method, arguments, Rows.class);
        };
    }

    private Iterator<?> iterator() throws Throwable {
        if (taken != null) {
            throw new IllegalStateException("The rows of an export can be gone through once.");
        }
        taken = remembering(rows::iterator);
        return Opaque.of(Iterator.class, Opaque.handler(this::answerIterator));
    }

    private @Nullable Object answerIterator(Object self, Method method, Object[] arguments) throws Throwable {
        Iterator<Map<String, Value>> original = taken == null ? Collections.emptyIterator() : taken;
        return switch (method.getName()) {
            case "hasNext" -> remembering(original::hasNext);
            case "next" -> {
                remembering(() -> {
                    call.checkCancelled();
                    return true;
                });
                yield plain(remembering(original::next));
            }
            case "forEachRemaining" -> each((Iterator<?>) self, arguments[0]);
            case "remove" -> throw new UnsupportedOperationException();
            default -> Opaque.ofEveryObject(self, method, arguments, Iterator.class);
        };
    }

    private @Nullable Object answerStream(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "write" -> {
                var buffer = (ByteBuffer) arguments[0];
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                yield remembering(() -> {
                    target.write(bytes);
                    return bytes.length;
                });
            }
            case "isOpen" -> !over;
            // The stream is the host's to close.
            case "close" -> null;
            default -> Opaque.ofEveryObject(self, method, arguments, WritableByteChannel.class);
        };
    }

    private interface Action<T> {
        T run() throws Exception;
    }

    private <T> T remembering(Action<T> action) throws Throwable {
        ToolException why = stopped;
        if (why != null) {
            throw why;
        }
        if (over) {
            throw new IllegalStateException("The export is over.");
        }
        try {
            return action.run();
        } catch (Exception thrown) {
            if (failed == null) {
                failed = thrown;
            }
            throw Opaque.failure(thrown);
        }
    }

    // What is gone through is ours; the compiler cannot know what takes it.
    @SuppressWarnings("unchecked")
    private static @Nullable Object each(Iterator<?> iterator, Object consumer) {
        while (iterator.hasNext()) {
            ((Consumer<Object>) consumer).accept(iterator.next());
        }
        return null;
    }

    /** A map of a class of the host would lead to the host. */
    private static Map<String, Value> plain(Map<String, Value> row) {
        return row.getClass().getClassLoader() == null ? row : Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }
}
