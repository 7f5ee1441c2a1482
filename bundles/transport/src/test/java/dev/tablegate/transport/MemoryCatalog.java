// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A catalog that a test fills. */
final class MemoryCatalog implements Catalog {

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final List<ListedTool> tools = new CopyOnWriteArrayList<>();
    private final List<ListedPrompt> prompts = new CopyOnWriteArrayList<>();
    private volatile long version = 1;

    static ListedTool tool(String name, Scope scope, Effect effect) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ListedTool(name, name, "A tool.", scope, effect, false, schema, schema, "test/1");
    }

    void add(ListedTool tool) {
        tools.add(tool);
        change(new Change.Tools(tool.scope()));
    }

    void add(ListedPrompt prompt) {
        prompts.add(prompt);
        change(new Change.Prompts());
    }

    private void change(Change change) {
        version++;
        listeners.forEach(listener -> listener.accept(change));
    }

    @Override
    public Listing<ListedTool> tools(Scope scope) {
        return new Listing<>(
                version,
                tools.stream().filter(tool -> scope.includes(tool.scope())).toList());
    }

    @Override
    public Optional<ListedTool> tool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    @Override
    public Listing<ListedPrompt> prompts() {
        return new Listing<>(version, new ArrayList<>(prompts));
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Subscription onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
