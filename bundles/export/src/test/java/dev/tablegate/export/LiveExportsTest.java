// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.export.ExportFiles;
import dev.tablegate.host.profile.Budget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class LiveExportsTest {

    private final Path data;
    private Office office;

    LiveExportsTest(@TempDir Path data) {
        this.data = data;
        office = new Office(data).table("Orders", 95);
    }

    @AfterEach
    void stop() throws InterruptedException {
        office.runner.close();
    }

    @Test
    void aTableBecomesAFile() throws IOException {
        var done = export(Office.table("Orders"));
        assertEquals(Status.DONE, done.status(), done.note());
        assertEquals(95, done.rows());
        var file = done.file().orElseThrow();
        assertEquals("Orders-20260102-030405.txt", file.name());
        assertEquals(expected(95), text(file));
        assertEquals(
                "http://127.0.0.1:7420/system/console/tablegate-exports?export=" + done.id(),
                done.download().toString());
        var manifest = new ObjectMapper().readTree(office.content(file.manifest()));
        assertEquals("Orders", manifest.at("/source/scan/table").asText());
        assertTrue(manifest.at("/source/scan/bounds").isMissingNode());
        assertEquals("demo", manifest.at("/profile").asText());
        assertEquals("agent of a", manifest.at("/connection").asText());
        assertEquals(95, manifest.at("/rows").asInt());
        assertEquals(file.sha256(), manifest.at("/file/sha256").asText());
        assertEquals(file.bytes(), manifest.at("/file/bytes").asLong());
        assertTrue(manifest.at("/readUnits").asDouble() > 0);
    }

    @Test
    void whatWasReadIsDroppedAtTheEnd() {
        export(Office.table("Orders"));
        Office.await(() -> office.snapshots.list(Office.A).isEmpty());
        assertEquals(2, office.workspace.list("a").size());
    }

    @Test
    void beginAndEndAreRecordedWithoutValues() {
        var done = export(Office.table("Orders"));
        Office.await(() -> office.audit.events().size() == 2);
        var events = office.audit.events();
        assertEquals(
                List.of("export-start", "export-end"),
                events.stream().map(Event::action).toList());
        var end = events.getLast();
        assertEquals(Event.Kind.EXPORT, end.kind());
        assertEquals(Optional.of("a"), end.who().connection());
        assertEquals(done.file().orElseThrow().sha256(), end.details().get("sha256"));
        assertEquals(95L, end.details().get("rows"));
        assertFalse(events.toString().contains("item-"));
    }

    @Test
    void nothingBeginsThatCannotBeRecorded() {
        office.audit.fail();
        assertThrows(RuntimeException.class, () -> office.exports.start(Office.table("Orders"), Office.A));
        assertTrue(office.exports.list(Office.A).isEmpty());
    }

    @Test
    void gzipIsPutAround() throws IOException {
        var plain = Office.table("Orders");
        var done = export(new ExportRequest("lines", plain.source(), Compression.GZIP));
        var file = done.file().orElseThrow();
        assertTrue(file.name().endsWith(".txt.gz"));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(office.content(file.resource())))) {
            assertEquals(expected(95), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        var packed = new ExportRequest("packed", plain.source(), Compression.GZIP);
        assertThrows(ToolException.class, () -> office.exports.start(packed, Office.A));
    }

    @Test
    void anExportWaitsForItsBudgetAndRepeatsNothing() throws InterruptedException {
        office.tables.budget(4);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        assertEquals(
                "It waits, and goes on by itself. The budget is used up.",
                shown(begun).note());
        assertEquals(Status.RUNNING, shown(begun).status());
        assertEquals(40, shown(begun).rows());
        office.restart();
        office.tables.budget(3);
        Office.await(() -> shown(begun).rows() == 70);
        office.tables.budget(100);
        var done = office.ended(begun);
        assertEquals(Status.DONE, done.status(), done.note());
        assertEquals("", done.note());
        assertEquals(expected(95), text(done.file().orElseThrow()));
        assertEquals(10, office.tables.read.get());
    }

    @Test
    void oneThatWaitsLeavesItsPlaceToOthers() {
        office.tables.budget(0);
        var waiting = List.of(
                office.exports.start(Office.table("Orders"), Office.A),
                office.exports.start(Office.table("Orders"), Office.A));
        waiting.forEach(one -> Office.await(() -> shown(one).note().startsWith("It waits")));
        office.exports.cancel(waiting.getFirst().id(), Office.A);
        assertEquals(Status.CANCELLED, office.ended(waiting.getFirst()).status());
        office.tables.budget(1_000);
        assertEquals(Status.DONE, office.ended(waiting.getLast()).status());
    }

    @Test
    void whatACancelledOneReadBeforeItWaitedGoes() {
        office.tables.budget(4);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        assertFalse(office.snapshots.list(Office.A).isEmpty());
        office.exports.cancel(begun.id(), Office.A);
        Office.await(() -> office.snapshots.list(Office.A).isEmpty());
    }

    @Test
    void anExportThatIsTooLongForItsBudgetEnds() {
        office.tables.budget(4);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        office.clock.advance(Run.LONGEST_WAIT.plusMinutes(1));
        var ended = office.ended(begun);
        assertEquals(Status.FAILED, ended.status());
        assertEquals("The budget is used up.", ended.note());
    }

    private Export shown(Export export) {
        return office.exports.find(export.id(), Office.A).orElseThrow();
    }

    @Test
    void zstdIsPutAround() throws IOException {
        var done = export(new ExportRequest("lines", Office.table("Orders").source(), Compression.ZSTD));
        var file = done.file().orElseThrow();
        assertTrue(file.name().endsWith(".txt.zst"));
        assertEquals("application/zstd", file.mediaType());
        try (var in = new ZstdInputStream(new ByteArrayInputStream(office.content(file.resource())))) {
            assertEquals(expected(95), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aRestartLosesAndRepeatsNothing() throws InterruptedException {
        office.tables.letThrough(4);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> office.tables.read.get() == 4);
        Office.await(
                () -> office.exports.find(begun.id(), Office.A).orElseThrow().rows() == 40);
        office.restart();
        assertEquals(
                Status.RUNNING,
                office.exports.find(begun.id(), Office.A).orElseThrow().status());
        office.tables.letThrough(100);
        var done = office.ended(begun);
        assertEquals(Status.DONE, done.status(), done.note());
        assertEquals(expected(95), text(done.file().orElseThrow()));
        assertTrue(office.tables.read.get() < 15, "read " + office.tables.read.get() + " pages");
    }

    @Test
    void aCancelledExportLeavesNothing() {
        office.tables.letThrough(4);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> office.tables.read.get() == 4);
        assertThrows(ToolException.class, () -> office.exports.cancel(begun.id(), Office.B));
        office.exports.cancel(begun.id(), Office.A);
        office.tables.letThrough(100);
        assertEquals(Status.CANCELLED, office.ended(begun).status());
        Office.await(() -> office.workspace.list("a").isEmpty());
    }

    @Test
    void cancellingWhatIsDoneDeletesTheFile() {
        var done = export(Office.table("Orders"));
        office.exports.cancel(done.id(), Office.A);
        var after = office.exports.find(done.id(), Office.A).orElseThrow();
        assertEquals(Status.CANCELLED, after.status());
        assertTrue(after.file().isEmpty());
        assertTrue(office.file(done.file().orElseThrow().resource()).isEmpty());
    }

    @Test
    void aConnectionSeesItsOwnOnly() {
        var done = export(Office.table("Orders"));
        assertTrue(office.exports.find(done.id(), Office.B).isEmpty());
        assertTrue(office.exports.list(Office.B).isEmpty());
        assertEquals(List.of(done), office.exports.list(Office.A));
    }

    @Test
    void anExportEndsWithItsConnection() {
        office.tables.letThrough(2);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> office.tables.read.get() == 2);
        office.grants.end("a");
        office.tables.letThrough(100);
        assertEquals(Status.FAILED, office.ended(begun).status());
        Office.await(() -> office.workspace.list("a").isEmpty());
        new Sweeper(office.desk).sweep();
        assertTrue(office.exports.list(Office.A).isEmpty());
    }

    @Test
    void aFailureIsToldAndLeavesNothing() {
        var broken = new ExportRequest("broken", Office.table("Orders").source(), Compression.GZIP);
        var failed = export(broken);
        assertEquals(Status.FAILED, failed.status());
        assertEquals("The exporter broken failed.", failed.note());
        Office.await(() -> office.workspace.list("a").isEmpty());
        Office.await(() -> office.audit.events().size() == 2);
        assertEquals(Event.Decision.FAILED, office.audit.events().getLast().decision());
    }

    @Test
    void limitsAreKept() throws InterruptedException {
        office.runner.close();
        office = new Office(data, new Limits(50, 0, 1 << 20, 1, 1, Duration.ofHours(1), Duration.ofHours(1)))
                .table("Orders", 95);
        var failed = export(Office.table("Orders"));
        assertEquals(Status.FAILED, failed.status());
        assertTrue(failed.note().contains("50 rows"), failed.note());
        assertTrue(failed.note().contains("limit of this server"), failed.note());
        office.profiles.budget("demo", new Budget(0, 0, 0, 0, 30));
        var fewer = export(Office.table("Orders"));
        assertTrue(fewer.note().contains("30 rows, which is the limit of its profile"), fewer.note());
        assertTrue(fewer.note().contains("an operator can raise it on the page Profiles"), fewer.note());
        office.profiles.budget("demo", new Budget(0, 0, 0, 0, 95));
        assertTrue(export(Office.table("Orders")).note().contains("limit of this server"), "the lower one holds");
        office.tables.letThrough(1);
        office.exports.start(Office.table("Orders"), Office.A);
        var refused = assertThrows(ToolException.class, () -> office.exports.start(Office.table("Orders"), Office.A));
        assertEquals(ToolException.Standard.THROTTLED, refused.code());
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        var unknown = new ExportRequest("line", Office.table("Orders").source(), Compression.NONE);
        var refused = assertThrows(ToolException.class, () -> office.exports.start(unknown, Office.A));
        assertTrue(refused.getMessage().contains("Did you mean 'lines'?"), refused.getMessage());
        assertThrows(ToolException.class, () -> office.exports.start(Office.table("Nothing"), Office.A));
        assertThrows(ToolException.class, () -> office.exports.start(statement(), Office.A));
        assertTrue(office.exports.list(Office.A).isEmpty());
    }

    @Test
    void aSnapshotIsExportedAndStays() {
        String id;
        try (var draft = office.snapshots.begin(Office.A, "kept")) {
            draft.add(Map.of("id", new Value.Text("one")));
            id = draft.finish().id();
        }
        var done = export(new ExportRequest("lines", new ExportRequest.Source.Kept(id), Compression.NONE));
        assertEquals("id 1\none\n", text(done.file().orElseThrow()));
        assertTrue(office.snapshots.find(Office.A, id).isPresent());
        var stolen = new ExportRequest("lines", new ExportRequest.Source.Kept(id), Compression.NONE);
        assertThrows(ToolException.class, () -> office.exports.start(stolen, Office.B));
    }

    @Test
    void aStatementIsExportedWithColumnsThatAreEmpty() throws InterruptedException {
        office.restartWith(new OneRow());
        var done = export(statement());
        assertEquals(Status.DONE, done.status(), done.note());
        assertEquals("id,nothing 1\none\n", text(done.file().orElseThrow()));
        assertEquals("select id, nothing from Orders", done.source());
    }

    @Test
    void peopleDownloadOnRecord() throws IOException {
        var done = export(Office.table("Orders"));
        Office.await(() -> office.audit.events().size() == 2);
        var shown = office.files.list(10).getFirst();
        assertEquals("owner", shown.owner());
        try (var content = office.files
                .download(done.id(), ExportFiles.Part.CONTENT, "carol")
                .content()) {
            assertEquals(expected(95), new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
        var event = office.audit.events().getLast();
        assertEquals("export-download", event.action());
        assertEquals(Optional.of("carol"), event.who().person());
        office.files.delete(done.id(), "carol");
        assertTrue(office.files.find(done.id()).isEmpty());
        Office.await(() -> office.workspace.list("a").isEmpty());
    }

    @Test
    void exportsExpire() {
        var done = export(Office.table("Orders"));
        office.clock.advance(Duration.ofHours(25));
        assertTrue(office.exports.find(done.id(), Office.A).isEmpty());
        new Sweeper(office.desk).sweep();
        assertFalse(office.store.everything().contains(done.id()));
    }

    private Export export(ExportRequest request) {
        return office.ended(office.exports.start(request, Office.A));
    }

    private String text(Export.File file) {
        return new String(office.content(file.resource()), StandardCharsets.UTF_8);
    }

    private static ExportRequest statement() {
        return new ExportRequest(
                "lines", new ExportRequest.Source.Statement("select id, nothing from Orders", true), Compression.NONE);
    }

    private static String expected(int count) {
        var lines = new ArrayList<String>();
        lines.add("id,number,late " + count);
        IntStream.range(0, count)
                .mapToObj(i -> String.format(Locale.ROOT, "item-%03d", i))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static final class OneRow implements Sql {

        private static final Plan PLAN = new Plan(List.of(), new Plan.Cost(1, 1, 1, 0), List.of());

        @Override
        public SqlResult run(SqlRequest request, Call call) {
            return new SqlResult(
                    List.of(new Column("id", Set.of("S")), new Column("nothing", Set.of())),
                    List.of(Map.of("id", new Value.Text("one"))),
                    1,
                    Optional.empty(),
                    PLAN,
                    new Consumed(1),
                    List.of());
        }

        @Override
        public Plan explain(String sql, Call call) {
            return PLAN;
        }
    }
}
