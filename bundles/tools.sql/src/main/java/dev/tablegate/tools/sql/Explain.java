// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how a statement would be read, and what that would cost. */
@Component(service = Tool.class)
@ToolInfo(
        name = "explain",
        title = "Explain",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "How run_sql would read each table: get, query, index or scan, and about how many items, requests, read"
                        + " units and dollars. Reads no item. Tells what would make it cheaper.")
public final class Explain implements Tool<Explain.Input, Explain.Output>, Rendering<Explain.Output> {

    private final Sql sql;

    @Activate
    public Explain(@Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Output call(Input input, Call call) {
        var plan = sql.explain(input.sql(), call);
        return new Output(plan.reads(), plan.estimate(), plan.notes());
    }

    @Override
    public List<Content> render(Output output) {
        var plan = new Plan(output.reads(), output.estimate(), output.notes());
        var text = Stream.of(
                        plan.reads().isEmpty() ? Stream.of("No table is read.") : PlanText.lines(plan).stream(),
                        plan.reads().size() > 1
                                ? Stream.of("In all about " + PlanText.cost(plan.estimate()))
                                : Stream.<String>empty(),
                        PlanText.block("Notes:", plan.notes()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
        return List.of(new Content.Text(text));
    }

    /** What to explain. */
    public record Input(@Doc("One SELECT statement") String sql) {}

    /**
     * The plan.
     *
     * @param reads a table each, in the order of reading
     * @param estimate all of it
     */
    public record Output(List<Plan.Read> reads, Plan.Cost estimate, List<String> notes) {}
}
