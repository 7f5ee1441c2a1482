// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Staging.Staged;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes a copy of an item. */
@Component
@ToolInfo(
        name = "copy_item",
        title = "Stage: copy item",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Proposes to copy an item to another key, another table or both, with attributes changed. Refused"
                + " where there is an item already, unless overwrite. Nothing is written until a person commits it.")
public final class CopyItem implements Tool<CopyItem.Input, Proposed> {

    private final Staging staging;
    private final StagedItems stagedItems;
    private final Tables tables;

    @Activate
    public CopyItem(@Reference Staging staging, @Reference StagedItems stagedItems, @Reference Tables tables) {
        this.staging = staging;
        this.stagedItems = stagedItems;
        this.tables = tables;
    }

    @Override
    public Proposed call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var source = source(input, format, call);
        var target = tables.describe(call, input.toTable().orElse(input.table()));
        var item = new LinkedHashMap<>(source);
        item.putAll(format.readItem("toKey", input.toKey().orElse(Map.of())));
        var key = key(item, target);
        if (target.name().equals(input.table()) && source.entrySet().containsAll(key.entrySet())) {
            throw Terms.wrong("The copy would be the item itself. Give toKey, toTable or both.");
        }
        var writes = new ArrayList<Write>();
        writes.add(new Write.Put(
                target.name(), item, input.overwrite().orElse(false) ? Optional.empty() : absent(target)));
        var edit = new Edit(input.set(), input.remove(), Optional.empty());
        if (!edit.isEmpty()) {
            writes.add(new Write.Update(target.name(), key, edit.plain("", format), Optional.empty()));
        }
        return Proposed.of(stage(writes, input, call), format);
    }

    private Staged stage(List<Write> writes, Input input, Call call) {
        try {
            return whole(staging.stageAll(call, writes, input.reason().orElse("")));
        } catch (ToolException refused) {
            if (refused.code() != ToolException.Standard.STALE) {
                throw refused;
            }
            throw new ToolException(
                    refused.code(),
                    "There is an item with this key already, in DynamoDB or staged. Give another toKey, or overwrite: true"
                            + " to replace it.",
                    refused);
        }
    }

    private Map<String, Value> source(Input input, Format format, Call call) {
        var key = format.readItem("key", input.key());
        var image = input.staged().orElse(false)
                ? stagedItems.of(call, input.table(), key)
                : Optional.<StagedItems.Image>empty();
        return image.map(StagedItems.Image::item)
                .orElseGet(() -> tables.get(call, new GetRequest(input.table(), key, List.of(), true))
                        .item())
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "There is no item with this key in table '" + input.table()
                                + "', so nothing is staged. Look with" + " get_item, or find the key with query."));
    }

    private static Map<String, Value> key(Map<String, Value> item, TableDescription table) {
        var key = new LinkedHashMap<String, Value>();
        for (var attribute : KeySchema.of(table, Optional.empty()).attributes().toList()) {
            var value = item.get(attribute.name());
            if (value == null) {
                throw Terms.wrong("The copy lacks '" + attribute.name() + "', a key attribute of table '" + table.name()
                        + "'. Give it in toKey.");
            }
            key.put(attribute.name(), value);
        }
        return key;
    }

    private static Optional<Expression> absent(TableDescription table) {
        var partition = table.partitionKey().getFirst().name();
        return Optional.of(new Expression("attribute_not_exists(#key)", Map.of("#key", partition), Map.of()));
    }

    /** The put and the update of its result, as one write. */
    private static Staged whole(List<Staged> staged) {
        var last = staged.getLast();
        return new Staged(last.set(), last.change(), staged.getFirst().base(), last.result());
    }

    /** Which item, where to, and what is different there. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Every key attribute") Map<String, Value> key,
            @Doc("Default the same table") Optional<String> toTable,

            @Doc("Key attributes that differ") Optional<Map<String, Value>> toKey,

            @Doc("New values by path") Optional<Map<String, Value>> set,
            @Doc("Paths to remove") Optional<List<String>> remove,
            @Doc("Replace an item that is there") Optional<Boolean> overwrite,
            @Doc("Copy it as staged") Optional<Boolean> staged,
            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in and out, default json") Optional<Format> format) {}
}
