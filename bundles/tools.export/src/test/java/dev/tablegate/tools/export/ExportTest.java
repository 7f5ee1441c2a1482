// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.export;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class ExportTest implements ToolContract {

    private final FakeTables tables =
            new FakeTables().add(TableBuilder.table("Orders", "userId", "orderId"), List.of());
    private final FakeCall call = new FakeCall();
    private FakeExports exports = new FakeExports(2);

    @Override
    public Tool<?, ?> tool() {
        return export();
    }

    @Test
    void waitsWithProgressAndAnswersTheFile() throws InterruptedException {
        var made = export().call(table("Orders"), call);
        assertEquals(Status.DONE, made.status());
        assertEquals("tablegate://files/f", made.file().orElseThrow().resource());
        assertFalse(call.progressed().isEmpty());
        var blocks = export().render(made);
        assertEquals(new Content.Link("tablegate://files/f", "Orders.csv", Optional.of("text/csv")), blocks.getLast());
        assertTrue(assertInstanceOf(Content.Text.class, blocks.getFirst())
                .text()
                .contains("tablegate-exports?export=one"));
        assertTrue(export().task(table("Orders"), made).isEmpty());
    }

    @Test
    void saysHowToAskAgainWhenTimeIsUp() throws InterruptedException {
        exports = new FakeExports(1_000);
        var made =
                export().call(table("Orders"), call.withDeadline(Instant.now().plusSeconds(5)));
        assertEquals(Status.RUNNING, made.status());
        assertTrue(made.next().startsWith("It goes on without you. To wait on, "), made.next());
        assertTrue(made.next().contains("id one"), made.next());
        exports.waiting("It waits for its budget.");
        var waiting =
                export().call(table("Orders"), call.withDeadline(Instant.now().plusSeconds(5)));
        assertTrue(waiting.next().startsWith("It waits for its budget. To wait on, "), waiting.next());
        assertEquals(Optional.of("one"), export().task(table("Orders"), made));
    }

    @Test
    void waitsOnForAnEarlierOne() throws InterruptedException {
        assertEquals(Status.DONE, export().call(again("one", false), call).status());
        assertTrue(exports.started.isEmpty());
        assertThrows(ToolException.class, () -> export().call(again("two", false), call));
    }

    @Test
    void cancels() throws InterruptedException {
        assertEquals(Status.CANCELLED, export().call(again("one", true), call).status());
    }

    @Test
    void aFailureIsThrown() {
        exports = new FakeExports(1).endingAs(Status.FAILED);
        var failure = assertThrows(ToolException.class, () -> export().call(table("Orders"), call));
        assertTrue(failure.getMessage().contains("The disk is full."), failure.getMessage());
        var task = export().find(call, "one").orElseThrow();
        assertInstanceOf(Task.Failed.class, task.state());
    }

    @Test
    void aKeyMakesItAQuery() throws InterruptedException {
        var input = input(Optional.of("Orders"), Optional.of(Map.of("userId", new Value.Text("u1"))), Optional.empty());
        export().call(input, call);
        var query = assertInstanceOf(
                ExportRequest.Source.Query.class, exports.started.getFirst().source());
        assertEquals(Map.of("userId", new Value.Text("u1")), query.query().key());
        var wrong = input(Optional.of("Orders"), Optional.of(Map.of("user", new Value.Text("u1"))), Optional.empty());
        assertThrows(ToolException.class, () -> export().call(wrong, call));
    }

    @Test
    void oneSourceIsWanted() {
        var none = input(Optional.empty(), Optional.empty(), Optional.empty());
        var both = input(Optional.of("Orders"), Optional.empty(), Optional.of("select 1"));
        var mixed =
                input(Optional.empty(), Optional.of(Map.of("userId", new Value.Text("u1"))), Optional.of("select 1"));
        for (var input : List.of(none, both, mixed)) {
            assertThrows(ToolException.class, () -> export().call(input, call));
        }
        assertTrue(exports.started.isEmpty());
    }

    private Export export() {
        return new Export(exports, tables);
    }

    private static Export.Input table(String name) {
        return input(Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static Export.Input input(Optional<String> table, Optional<Map<String, Value>> key, Optional<String> sql) {
        return new Export.Input(
                Optional.of("csv"),
                table,
                Optional.empty(),
                key,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sql,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Compression.GZIP),
                Optional.empty(),
                Optional.empty());
    }

    private static Export.Input again(String id, boolean cancel) {
        return new Export.Input(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                cancel ? Optional.of(true) : Optional.empty());
    }
}
