// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.ToolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What every exporter does: whatever is in the items, a reader that knows nothing of the exporter finds it in the file.
 * An exporter's own test implements this and inherits the checks. Half of them are properties: have jqwik on the class
 * path.
 */
public interface ExporterContract {

    /** The exporter under test. */
    Exporter exporter();

    /**
     * Reads a file with something that is not the exporter's own code.
     *
     * @param written what was written, for readers that need names or types
     */
    List<Map<String, Value>> read(byte[] file, Rows written) throws Exception;

    /** What the format keeps of an attribute, by its documented rule; empty if nothing tells it from a missing one. */
    default Optional<Value> kept(Value value) {
        return Optional.of(value);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    default void whatIsWrittenIsRead(@ForAll("items") List<Map<String, Value>> items) throws Exception {
        var rows = new ListedRows("Orders", items);
        assertEquals(items.stream().map(this::kept).toList(), read(write(rows), rows));
    }

    @Test
    default void manyRowsAreWritten() throws Exception {
        var items = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < 5_000; i++) {
            items.add(Map.of("id", Value.Num.of(i), "text", new Value.Text("row " + i)));
        }
        var rows = new ListedRows("Orders", items);
        assertEquals(items.stream().map(this::kept).toList(), read(write(rows), rows));
    }

    @Test
    default void noRowsMakeAFileToo() throws Exception {
        var rows = new ListedRows("Orders", List.of());
        assertEquals(List.of(), read(write(rows), rows));
    }

    @Test
    default void anExportThatIsCancelledEnds() {
        var call = new FakeCall().cancel();
        var rows = new ListedRows("Orders", List.of(Map.of("id", Value.Num.of(1))));
        assertThrows(ToolException.class, () -> exporter().write(rows, new ByteArrayOutputStream(), call));
    }

    @Test
    default void oneExportDoesNotDisturbTheNext() throws Exception {
        var rows = new ListedRows("Orders", List.of(Map.of("id", Value.Num.of(1))));
        var once = read(write(rows), rows);
        assertEquals(once, read(write(rows), rows));
    }

    @Test
    default void declaresItsFormatAsTheHostNeedsIt() throws IOException {
        var declared = Declared.with(ExportFormat.class, exporter().getClass());
        assertTrue(
                declared.getOrDefault("format", "").matches("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?"),
                "a format in lower case letters, digits and hyphens");
        assertTrue(!declared.getOrDefault("title", "").isBlank(), "a title for people");
        assertTrue(declared.getOrDefault("mediaType", "").contains("/"), "a media type");
        assertTrue(
                declared.getOrDefault("extension", "").matches("[a-z0-9]{1,12}(?:\\.[a-z0-9]{1,12})?"),
                "an extension without a dot");
    }

    /** Items with names and values that are hard to write. */
    @Provide
    default Arbitrary<List<Map<String, Value>>> items() {
        var name = Arbitraries.of(
                "id", "Id", "name", "a.b", "two words", "select", "\u00e9", "\"q\"", "it's", "=cmd()", "a|b", "$set");
        var rest = Combinators.combine(
                        name.list().ofMaxSize(4).uniqueElements(),
                        Values.any().list().ofSize(4))
                .as((names, values) -> {
                    Map<String, Value> item = new LinkedHashMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        item.put(names.get(i), values.get(i));
                    }
                    return item;
                });
        return Combinators.combine(Values.any(), rest)
                .as((key, item) -> {
                    Map<String, Value> whole = new LinkedHashMap<>();
                    whole.put("key", key);
                    whole.putAll(item);
                    return whole;
                })
                .list()
                .ofMaxSize(6);
    }

    private byte[] write(Rows rows) throws IOException {
        var file = new ByteArrayOutputStream();
        exporter().write(rows, file, new FakeCall());
        return file.toByteArray();
    }

    private Map<String, Value> kept(Map<String, Value> item) {
        var whole = new LinkedHashMap<String, Value>();
        item.forEach((name, value) -> kept(value).ifPresent(still -> whole.put(name, still)));
        return whole;
    }
}
