// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.BegunTask;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.ListedTool;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An invoker whose tools are lambdas, and which has resources in memory. */
final class MemoryInvoker implements Invoker {

    /** What a tool does: it returns a text. */
    interface Body {
        String call(Request request, JsonNode arguments);
    }

    private final Catalog catalog;
    final Map<String, Body> bodies = new ConcurrentHashMap<>();
    /** Tasks by the tools that begin them; their ids are the names of the tools. */
    final Map<String, BegunTask> tasks = new ConcurrentHashMap<>();

    final Map<String, String> resources = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    MemoryInvoker(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Outcome call(Request request, String tool, JsonNode arguments) {
        ListedTool listed = catalog.tool(tool).orElseThrow(() -> new NoSuchEntry("There is no tool " + tool + "."));
        if (!request.grant().scope().includes(listed.scope())) {
            throw new ScopeTooLow(tool, listed.scope());
        }
        try {
            String text = bodies.get(tool).call(request, arguments);
            var success = new Outcome.Success("{\"text\":\n\"" + text + "\"}", List.of(new Content.Text(text)));
            return request.channel().waits() && tasks.containsKey(tool) ? success.beginning(tasks.get(tool)) : success;
        } catch (ToolException failed) {
            return new Outcome.Failure(failed.code(), failed.getMessage());
        }
    }

    @Override
    public BegunTask task(Request request, String id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow(() -> new NoSuchEntry("There is no such task."));
    }

    @Override
    public void cancelTask(Request request, String id) {
        BegunTask task = task(request, id);
        tasks.put(
                id,
                new BegunTask(
                        task.id(),
                        new BegunTask.Cancelled(),
                        task.message(),
                        task.created(),
                        task.updated(),
                        task.kept(),
                        task.pause()));
    }

    @Override
    public List<Message> prompt(Request request, String name, Map<String, String> arguments) {
        if (catalog.prompts().entries().stream()
                .noneMatch(prompt -> prompt.name().equals(name))) {
            throw new NoSuchEntry("There is no prompt " + name + ".");
        }
        return List.of(Message.user("Hello " + arguments.getOrDefault("name", "you") + "."));
    }

    @Override
    public List<Resource> resources(Request request) {
        return resources.keySet().stream()
                .sorted()
                .map(uri -> new Resource(uri, uri, "A text.", "text/plain"))
                .toList();
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return List.of(new ResourceTemplate("test://{x}", "x", "Texts.", "text/plain"));
    }

    @Override
    public Optional<ResourceContent> read(Request request, String uri) {
        reads.incrementAndGet();
        return Optional.ofNullable(resources.get(uri)).map(text -> new ResourceContent.Text(uri, "text/plain", text));
    }

    /** Waits until resources were read so many times more. */
    void awaitReads(int more) {
        int goal = reads.get() + more;
        while (reads.get() < goal) {
            Thread.onSpinWait();
        }
    }

    @Override
    public List<String> complete(Request request, String argument, String typed) {
        return Stream.iterate(1, i -> i + 1).limit(150).map(i -> typed + i).toList();
    }
}
