// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.ForwardingTables;
import dev.tablegate.tck.ToolContract;
import dev.tablegate.tools.tables.Described.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DescribeTableTest implements ToolContract {

    private final FakeTables tables = Fixture.tables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new DescribeTable(tables);
    }

    @Test
    void saysHowTheTableIsBuilt() {
        var output = describe(tables, "Orders", 0);
        assertEquals("Orders", output.table());
        assertEquals(Map.of("userId", "S"), output.partitionKey());
        assertEquals(Map.of("orderId", "N"), output.sortKey());
        assertEquals(200, output.itemCount());
        assertEquals(Optional.of("expires"), output.timeToLive());
        var index = output.indexes().getFirst();
        assertEquals("byStatus", index.name());
        assertEquals(Map.of("total", "N"), index.sortKey());
        assertEquals("INCLUDE: note", index.projection());
        assertEquals(0, output.sampled());
        assertEquals(List.of(), output.attributes());
        assertEquals(0, output.consumedCapacity());
    }

    @Test
    void findsAttributesInASample() {
        var output = describe(tables, "Orders", 100);
        assertEquals(100, output.sampled());
        assertTrue(output.consumedCapacity() > 0);
        assertEquals(
                List.of("userId", "orderId", "address", "address.city", "address.geo", "total", "note"),
                output.attributes().stream().map(Attribute::name).toList());
        assertEquals(Map.of("S", 100), attribute(output, "userId").types());
        assertEquals(Map.of("N", 50, "S", 50), attribute(output, "total").types());
        assertEquals(Map.of("S", 25), attribute(output, "note").types());
        assertEquals("Berlin", attribute(output, "address.city").example());
        assertEquals("{lat}", attribute(output, "address.geo").example());
    }

    @Test
    void shortensExamplesToOneLine() {
        var example = attribute(describe(tables, "Orders", 100), "note").example();
        assertTrue(example.startsWith("first|second third first") && example.endsWith("…"), example);
        assertEquals(41, example.length());
    }

    @Test
    void samplesAHundredItemsUnlessToldOtherwise() {
        var output = new DescribeTable(tables).call(new DescribeTable.Input("Orders", Optional.empty()), call);
        assertEquals(100, output.sampled());
        assertTrue(output.note().orElseThrow().contains("sample"));
        assertEquals(Optional.empty(), describe(tables, "Orders", 200).note());
    }

    @Test
    void describesAnEmptyTable() {
        var output = describe(tables, "Users", 100);
        assertEquals(List.of(), output.attributes());
        assertEquals(0, output.sampled());
    }

    @Test
    void describesWithoutASampleWhereScanningIsDenied() {
        var output = describe(new Denied(tables, ToolException.Standard.DENIED), "Orders", 100);
        assertEquals(List.of(), output.attributes());
        assertEquals(Optional.of("No sample: Not allowed to scan."), output.note());
        var throttled = new Denied(tables, ToolException.Standard.THROTTLED);
        assertThrows(ToolException.class, () -> describe(throttled, "Orders", 100));
    }

    @Test
    void passesOnThatThereIsNoSuchTable() {
        var missing = assertThrows(ToolException.class, () -> describe(tables, "Nowhere", 0));
        assertEquals(ToolException.Standard.NOT_FOUND, missing.code());
    }

    @Test
    void writesItAsMarkdown() {
        var blocks = new DescribeTable(tables).render(describe(tables, "Orders", 100));
        var text = ((Content.Text) blocks.getFirst()).text();
        assertTrue(text.contains("- Sort key: orderId (N)"), text);
        assertTrue(text.contains("| byStatus | global | status (S) | total (N) | INCLUDE: note |"), text);
        assertTrue(text.contains("| total | N 50, S 50 |"), text);
        assertTrue(text.contains("| note | S 25 | first\\|second third"), text);
        assertTrue(text.contains("- Time to live: expires"), text);
        assertTrue(text.contains("- Stream: NEW_IMAGE"), text);
    }

    private Described describe(Tables source, String table, int sampleSize) {
        return new DescribeTable(source).call(new DescribeTable.Input(table, Optional.of(sampleSize)), call);
    }

    private static Attribute attribute(Described output, String name) {
        return output.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Tables that may be described and not scanned. */
    private static final class Denied extends ForwardingTables {

        private final ToolException.Standard code;

        Denied(Tables tables, ToolException.Standard code) {
            super(tables);
            this.code = code;
        }

        @Override
        public Page scan(Call call, ScanRequest request) {
            throw new ToolException(code, "Not allowed to scan.");
        }
    }
}
