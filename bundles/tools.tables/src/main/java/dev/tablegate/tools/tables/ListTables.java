// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names the tables of the profile. */
@Component
@ToolInfo(
        name = "list_tables",
        title = "List tables",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Names the DynamoDB tables you can read. Start here. Costs no read capacity."
                + " Next: describe_table.")
public final class ListTables implements Tool<ListTables.Input, ListTables.Output> {

    private static final int DEFAULT_LIMIT = 100;

    private final Tables tables;

    @Activate
    public ListTables(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public Output call(Input input, Call call) {
        var matching = tables.names(call).stream()
                .filter(name -> name.startsWith(input.startsWith().orElse("")))
                .toList();
        var shown = matching.stream().limit(input.limit().orElse(DEFAULT_LIMIT)).toList();
        return new Output(shown, shown.size(), matching.size());
    }

    /** Which tables are wanted. */
    public record Input(
            @Doc("Prefix, case matters") Optional<String> startsWith,

            @Doc("Default 100") @Range(min = 1, max = 1000) Optional<Integer> limit) {}

    /**
     * The names, in alphabetical order.
     *
     * @param total how many names match; more than {@code count} if the limit cut the list
     */
    public record Output(List<String> tables, int count, int total) {}
}
