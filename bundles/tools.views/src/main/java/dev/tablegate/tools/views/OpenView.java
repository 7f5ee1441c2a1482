// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a person a table, a query, the result of a statement or a snapshot. */
@Component
@ToolInfo(
        name = "open_view",
        title = "Open view",
        scope = Scope.FULL,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Shows a person rows in their browser instead of here: a table or index, a query (table and key),"
                + " an SQL statement or a snapshot. Appears in an open console at once; the answer has the link to give."
                + " Checks what you ask for and estimates it, but reads no item: that happens when the person looks.")
public final class OpenView implements Tool<OpenView.Input, Opened> {

    private final Views views;
    private final Tables tables;

    @Activate
    public OpenView(@Reference Views views, @Reference Tables tables) {
        this.views = views;
        this.tables = tables;
    }

    @Override
    public Opened call(Input input, Call call) {
        return Opened.of(views.open(
                call, input.title(), content(input, call), input.chart().map(Drawing::chart)));
    }

    private View.Content content(Input input, Call call) {
        long given = Stream.of(input.table(), input.sql(), input.snapshot())
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw wrong("Name one source: table, sql or snapshot.");
        }
        var selection = new Selection(input.key(), input.sortKey(), input.direction(), input.filter(), input.columns());
        if (input.table().isPresent()) {
            var source = new Selection.Source(input.table().get(), input.index(), List.of());
            return selection.of(source, tables, call);
        }
        if (input.index().isPresent() || !selection.empty()) {
            throw wrong("index, key, sortKey, direction, filter and columns go with table. Say it in sql instead.");
        }
        return input.sql()
                .<View.Content>map(
                        sql -> new View.Content.Statement(sql, input.allowScan().orElse(false)))
                .orElseGet(() -> new View.Content.Kept(input.snapshot().orElseThrow()));
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }

    /** What to show. */
    public record Input(
            @Doc("What the person will see") String title,
            @Doc("Table name") Optional<String> table,
            @Doc("Secondary index") Optional<String> index,

            @Doc("Partition key to query; without it a scan")
            Optional<Map<String, Value>> key,

            @Doc("Condition on the sort key") Optional<SortKey> sortKey,
            @Doc("Order by sort key") Optional<Direction> direction,
            @Doc("Condition on other attributes") Optional<Where> filter,
            @Doc("Attributes to show, default all") Optional<List<String>> columns,
            @Doc("Or one SELECT statement") Optional<String> sql,
            @Doc("Let sql read whole tables") Optional<Boolean> allowScan,
            @Doc("Or the id of a snapshot") Optional<String> snapshot,
            @Doc("Draw the rows as well") Optional<Drawing> chart) {}
}
