// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes writes that are committed as a whole or not at all. */
@Component
@ToolInfo(
        name = "stage_transaction",
        title = "Stage: transaction",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description =
                "Proposes up to 100 puts, updates, deletes and checks, each of another item, in a set of their own:"
                        + " committed all together or not at all. Answers counts; get_staged_change shows the changes. Nothing is"
                        + " written until a person commits it.")
public final class StageTransaction implements Tool<StageTransaction.Input, Tally> {

    private final Staging staging;

    @Activate
    public StageTransaction(@Reference Staging staging) {
        this.staging = staging;
    }

    @Override
    public Tally call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var writes = IntStream.range(0, input.writes().size())
                .mapToObj(i -> write("writes[" + i + "].", input.writes().get(i), format))
                .toList();
        return Tally.of(staging.transaction(call, writes, input.reason().orElse("")), writes);
    }

    private static Write write(String where, Step step, Format format) {
        var terms = new Terms(where, format, step.condition(), step.names(), step.values());
        var edit = new Edit(step.set(), step.remove(), step.expression());
        if (step.op() != Op.UPDATE && !edit.isEmpty()) {
            throw Terms.wrong(where + "set, remove and expression belong to an update only.");
        }
        if (step.op() == Op.PUT) {
            return terms.put(step.table(), given(where + "item", step.item(), where + "key", step.key()));
        }
        var key = given(where + "key", step.key(), where + "item", step.item());
        return switch (step.op()) {
            case UPDATE -> terms.update(step.table(), key, edit);
            case DELETE -> terms.delete(step.table(), key);
            case CHECK -> terms.check(step.table(), key);
            case PUT -> throw new IllegalStateException();
        };
    }

    private static Map<String, Value> given(
            String name, Optional<Map<String, Value>> value, String otherName, Optional<Map<String, Value>> other) {
        if (other.isPresent()) {
            throw Terms.wrong(otherName + " does not belong here. A put has item; update, delete and check have key.");
        }
        return value.orElseThrow(
                () -> Terms.wrong(name + " is missing. A put has item; update, delete and check have key."));
    }

    /** The writes. */
    public record Input(
            @Doc("Each for another item") @Range(min = 1, max = 100)
            List<Step> writes,

            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in, default json") Optional<Format> format) {}

    /** One write or check, with the arguments of the tool that stages such a write alone. */
    public record Step(
            @Doc("check: only condition must hold") Op op,
            @Doc("Table name") String table,
            @Doc("For put") Optional<Map<String, Value>> item,
            @Doc("For the others") Optional<Map<String, Value>> key,
            @Doc("As in stage_update_item") Optional<Map<String, Value>> set,
            @Doc("Same") Optional<List<String>> remove,
            @Doc("Same") Optional<String> expression,
            @Doc("Same") Optional<String> condition,
            @Doc("Same") Optional<Map<String, String>> names,
            @Doc("Same") Optional<Map<String, Value>> values) {}

    /** What is done to an item. */
    public enum Op {
        PUT,
        UPDATE,
        DELETE,
        CHECK
    }
}
