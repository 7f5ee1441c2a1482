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
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.api.view.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes which rows a view shows. */
@Component
@ToolInfo(
        name = "set_filter",
        title = "Set filter",
        scope = Scope.FULL,
        effect = Effect.DESTRUCTIVE,
        openWorld = false,
        description = "Changes which rows an open view shows; the person's page follows. key, sortKey, direction and"
                + " filter become what is given here: leave one out to drop it. columns and chart stay if left out. For a view of a"
                + " statement give sql.")
public final class SetFilter implements Tool<SetFilter.Input, Opened> {

    private final Views views;
    private final Tables tables;

    @Activate
    public SetFilter(@Reference Views views, @Reference Tables tables) {
        this.views = views;
        this.tables = tables;
    }

    @Override
    public Opened call(Input input, Call call) {
        View view = views.find(call, input.id())
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "This connection has no view '" + input.id() + "': it may have expired. list_views shows those"
                                + " there are."));
        var chart = input.chart().map(Drawing::chart).or(view::chart);
        return Opened.of(views.change(call, view.id(), content(view.content(), input, call), chart));
    }

    private View.Content content(View.Content before, Input input, Call call) {
        var selection = new Selection(input.key(), input.sortKey(), input.direction(), input.filter(), input.columns());
        return switch (before) {
            case Items items -> {
                if (input.sql().isPresent() || input.allowScan().isPresent()) {
                    throw wrong("This view shows items of '" + items.table()
                            + "': give key, sortKey, direction or filter, or open another view for sql.");
                }
                yield selection.of(new Selection.Source(items.table(), items.index(), items.columns()), tables, call);
            }
            case Statement statement -> {
                if (!selection.empty()) {
                    throw wrong("This view shows the result of a statement: say it in sql.");
                }
                yield new Statement(
                        input.sql().orElse(statement.sql()), input.allowScan().orElse(statement.allowScan()));
            }
            case View.Content.Kept(var snapshot) ->
                throw wrong("This view shows a snapshot, which has no filter. Open a view with sql: select ... from"
                        + " snapshot('" + snapshot + "') where ...");
        };
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }

    /** Which view, and what it shows from now on. */
    public record Input(
            @Doc("The view, from open_view") String id,

            @Doc("Partition key to query; without it a scan")
            Optional<Map<String, Value>> key,

            @Doc("Condition on the sort key") Optional<SortKey> sortKey,
            @Doc("Order by sort key") Optional<Direction> direction,
            @Doc("Condition on other attributes") Optional<Where> filter,
            @Doc("Attributes to show") Optional<List<String>> columns,
            @Doc("Another SELECT statement") Optional<String> sql,
            @Doc("Let sql read whole tables") Optional<Boolean> allowScan,
            @Doc("Draw the rows so") Optional<Drawing> chart) {}
}
