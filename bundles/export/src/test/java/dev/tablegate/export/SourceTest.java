// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

final class SourceTest {

    @Test
    void everySourceComesBackEqual() {
        var condition = new Condition("total", Operator.GT, List.of(Value.Num.of("12345678901234567890.5")));
        var filter = new Filter.And(List.of(
                new Filter.Test(condition),
                new Filter.Or(List.of(new Filter.Not(new Filter.Test(condition)), new Filter.Test(condition)))));
        var scan = Office.scan("Orders");
        var query = new QueryRequest(
                "Orders",
                Optional.of("byStatus"),
                Map.of("status", Value.TextSet.of(List.of("a", "b"))),
                Optional.of(condition),
                Optional.of(filter),
                List.of("a.b", "c"),
                false,
                true,
                Select.ITEMS,
                scan.bounds(),
                Optional.empty());
        for (var source : List.of(
                new ExportRequest.Source.Table(scan),
                new ExportRequest.Source.Query(query),
                new ExportRequest.Source.Statement("select \"x\"", true),
                new ExportRequest.Source.Kept("id"))) {
            assertEquals(source, Source.read(Source.write(source)));
        }
        assertEquals("Query of Orders, index byStatus, filtered", Source.words(new ExportRequest.Source.Query(query)));
        assertEquals("Orders-byStatus", Source.name(new ExportRequest.Source.Query(query)));
    }
}
