// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Exports.Format;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.fake.HandTimer;
import dev.tablegate.core.fake.Offers;
import dev.tablegate.core.power.CallDesk;
import dev.tablegate.core.registry.Departure;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class LiveExportersTest {

    private static final List<Map<String, Value>> ITEMS =
            List.of(Map.of("id", Value.Num.of(1)), Map.of("id", Value.Num.of(2)));

    private final HandTimer timer = new HandTimer();
    private final Contributions contributions =
            new Contributions(new Patience(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(5)), timer);
    private final LiveExporters exporters = new LiveExporters(contributions.exporters(), new CallDesk());
    private final FakeCall call = new FakeCall();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        contributions.close();
    }

    @Test
    void writesWithTheExporterOfTheFormat() throws IOException {
        offer(1, LiveExportersTest::lines);
        assertEquals(List.of(new Format("lines", "Lines", "text/plain", "txt", true)), exporters.formats());
        write();
        assertEquals("T 2 [id]\n1\n2\n", out.toString(UTF_8));
    }

    @Test
    void theHigherRankingWinsAndTheOtherComesBack() throws IOException {
        offer(1, LiveExportersTest::lines);
        contributions
                .exporters()
                .offer(plain(
                                (rows, stream, pass) -> {
                                    rows.forEach(row -> {});
                                    stream.write("better".getBytes(UTF_8));
                                },
                                2)
                        .ranked(5)
                        .offer());
        write();
        assertEquals("better", out.toString(UTF_8));
        assertTrue(contributions.problems().getFirst().reason().contains("service ranking"));
        contributions.exporters().withdraw(2, Departure.BUNDLE);
        out.reset();
        write();
        assertEquals("T 2 [id]\n1\n2\n", out.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "format,CSV,lower case",
        "format,../csv,lower case",
        "title,' ',short name",
        "mediaType,text,media type",
        "mediaType,'text/csv\r\nX: y',media type",
        "extension,.csv,extension",
        "extension,a/b,extension"
    })
    void aBadDeclarationIsRefusedWithASentence(String member, String value, String sentence) {
        contributions
                .exporters()
                .offer(plain(LiveExportersTest::lines, 1)
                        .with("export." + member, value)
                        .offer());
        assertEquals(List.of(), exporters.formats());
        assertTrue(contributions.problems().getFirst().reason().contains(sentence));
    }

    @Test
    void anUnknownFormatNamesTheOthers() {
        offer(1, LiveExportersTest::lines);
        var refusal =
                assertThrows(ToolException.class, () -> exporters.write("x", new ListedRows("T", ITEMS), out, call));
        assertEquals(ToolException.Standard.NOT_FOUND, refusal.code());
        assertTrue(refusal.getMessage().contains("lines"));
    }

    @Test
    void whatAnExporterIsGivenShowsNothingOfTheHost() throws IOException {
        offer(1, (rows, stream, pass) -> {
            var iterator = rows.iterator();
            for (Object given : List.of(stream, pass, rows, iterator, iterator.next(), rows.columns())) {
                assertFalse(given.getClass().getName().startsWith("dev.tablegate."), given.getClass()::getName);
            }
            iterator.forEachRemaining(row -> {});
            assertThrows(IllegalStateException.class, rows::iterator);
        });
        write();
    }

    @Test
    void whatAnExporterKeepsIsWorthNothingAfterwards() throws IOException {
        var kept = new AtomicReference<Rows>();
        var stream = new AtomicReference<OutputStream>();
        var pass = new AtomicReference<Call>();
        offer(1, (rows, to, given) -> {
            rows.forEach(row -> {});
            kept.set(rows);
            stream.set(to);
            pass.set(given);
        });
        write();
        assertThrows(IllegalStateException.class, () -> kept.get().columns());
        assertThrows(ToolException.class, () -> pass.get().profile());
        assertThrows(IllegalStateException.class, () -> {
            stream.get().write(1);
            stream.get().flush();
        });
        assertEquals(0, out.size());
    }

    @Test
    void aFailureStaysInside() {
        offer(1, (rows, stream, pass) -> {
            throw new NoClassDefFoundError("secret/Detail");
        });
        var failure = assertThrows(ToolException.class, this::write);
        assertEquals(ToolException.Standard.INTERNAL, failure.code());
        assertFalse(failure.getMessage().contains("secret"));
        assertNull(failure.getCause());
    }

    @Test
    void aSentenceOfTheExporterIsPassedOn() {
        var told = new ToolException(ToolException.Standard.INVALID_INPUT, "This format has no sets.");
        offer(1, (rows, stream, pass) -> {
            throw told;
        });
        assertSame(told, assertThrows(ToolException.class, this::write));
    }

    @Test
    void aFileWithoutSomeRowsIsNotKept() {
        offer(1, (rows, stream, pass) -> rows.iterator().next());
        assertEquals(
                ToolException.Standard.INTERNAL,
                assertThrows(ToolException.class, this::write).code());
    }

    @Test
    void aFailureOfRowsOrStreamCannotBeHidden() {
        offer(1, (rows, stream, pass) -> {
            try {
                lines(rows, stream, pass);
                stream.flush();
            } catch (IOException | RuntimeException hidden) {
                stream.hashCode();
            }
        });
        var full = new IOException("disk full");
        var broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw full;
            }
        };
        assertSame(
                full,
                assertThrows(
                        IOException.class, () -> exporters.write("lines", new ListedRows("T", ITEMS), broken, call)));
    }

    @Test
    void anExporterThatNeverAsksIsStoppedAllTheSame() {
        offer(1, LiveExportersTest::lines);
        call.cancel();
        assertEquals(
                ToolException.Standard.CANCELLED,
                assertThrows(ToolException.class, this::write).code());
    }

    @Test
    void anExporterThatGoesEndsItsExports() throws Exception {
        var begun = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        offer(1, (rows, stream, pass) -> {
            var iterator = rows.iterator();
            iterator.next();
            begun.countDown();
            while (gone.getCount() > 0) {
                pass.checkCancelled();
                rows.columns();
            }
            iterator.next();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> assertThrows(ToolException.class, this::write));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            contributions.exporters().withdraw(1, Departure.BUNDLE);
            gone.countDown();
            assertEquals(ToolException.Standard.UNAVAILABLE, running.get().code());
        }
    }

    private void write() throws IOException {
        exporters.write("lines", new ListedRows("T", ITEMS), out, call);
    }

    private void offer(long id, Exporter exporter) {
        contributions.exporters().offer(plain(exporter, id).offer());
    }

    private static Offers<Exporter> plain(Exporter exporter, long id) {
        return Offers.plain(exporter, id)
                .with("export.format", "lines")
                .with("export.title", "Lines")
                .with("export.mediaType", "text/plain")
                .with("export.extension", "txt");
    }

    private static void lines(Rows rows, OutputStream out, Call call) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(rows.name() + " " + rows.count() + " "
                + rows.columns().stream().map(column -> column.name()).toList());
        for (var row : rows) {
            call.checkCancelled();
            lines.add(((Value.Num) row.get("id")).value().toPlainString());
        }
        out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
}
