// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how a table is built, and what its items hold, from a sample. */
@Component(service = Tool.class)
@ToolInfo(
        name = "describe_table",
        title = "Describe table",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "A table's keys, indexes, size and settings, and its attributes from a sample: types with % of items,"
                        + " an example each. Call it before query. Costs reading the sample; sampleSize 0 is free.")
public final class DescribeTable implements Tool<DescribeTable.Input, Described>, Rendering<Described> {

    private static final int DEFAULT_SAMPLE = 100;
    private static final long SAMPLE_BYTES = 1_000_000;
    private static final Duration SAMPLE_TIME = Duration.ofSeconds(10);

    private final Tables tables;

    @Activate
    public DescribeTable(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public Described call(Input input, Call call) {
        var table = tables.describe(call, input.table());
        int size = input.sampleSize().orElse(DEFAULT_SAMPLE);
        return Described.of(table, size == 0 ? Sample.NONE : sample(table, size, call));
    }

    @Override
    public List<Content> render(Described described) {
        return List.of(new Content.Text(TableText.of(described)));
    }

    private Sample sample(TableDescription table, int size, Call call) {
        try {
            return Sample.of(table, tables.scan(call, beginning(table.name(), size)));
        } catch (ToolException denied) {
            if (denied.code() != ToolException.Standard.DENIED && denied.code() != ToolException.Standard.OVER_BUDGET) {
                throw denied;
            }
            // Credentials that may describe but not scan, and connections that read enough, still learn the keys.
            return Sample.without("No sample: " + denied.getMessage());
        }
    }

    private static ScanRequest beginning(String table, int size) {
        return new ScanRequest(
                table,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                1,
                Select.ITEMS,
                new Bounds(size, SAMPLE_BYTES, SAMPLE_TIME),
                Optional.empty());
    }

    /** Which table, and how much of it to look at. */
    public record Input(
            @Doc("Table name") String table,

            @Doc("Items, default 100") @Range(min = 0, max = 1000)
            Optional<Integer> sampleSize) {}
}
