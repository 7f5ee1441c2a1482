// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.api.view.Views;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists what the connection shows to people. */
@Component
@ToolInfo(
        name = "list_views",
        title = "List views",
        scope = Scope.FULL,
        effect = Effect.NONE,
        openWorld = false,
        description = "The views that you opened, the one changed last first, with links. People can take views away.")
public final class ListViews implements Tool<ListViews.Input, ListViews.Output> {

    private final Views views;

    @Activate
    public ListViews(@Reference Views views) {
        this.views = views;
    }

    @Override
    public Output call(Input input, Call call) {
        return new Output(views.list(call).stream().map(Opened::of).toList());
    }

    /** Nothing is asked. */
    public record Input() {}

    /** The views. */
    public record Output(List<Opened> views) {}
}
