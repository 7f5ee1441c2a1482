// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.prompt.Completer;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.export.CompiledExporter;
import dev.tablegate.core.export.ExporterKind;
import dev.tablegate.core.prompt.CompiledPrompt;
import dev.tablegate.core.prompt.PromptKind;
import dev.tablegate.core.registry.Announcer;
import dev.tablegate.core.registry.AsIs;
import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.core.registry.Shelf;
import dev.tablegate.core.registry.Timer;
import dev.tablegate.core.tool.CompiledTool;
import dev.tablegate.core.tool.ToolKind;
import dev.tablegate.host.catalog.Catalog.Change;
import dev.tablegate.host.catalog.Catalog.Problem;
import dev.tablegate.host.catalog.Catalog.Subscription;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedTool;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All that bundles contribute, and the lists made of it. Needs no framework. */
public final class Contributions implements AutoCloseable {

    private final Announcer announcer = new Announcer();
    private final Shelf<Tool<?, ?>, CompiledTool> tools;
    private final Shelf<Prompt<?>, CompiledPrompt> prompts;
    private final Shelf<Resources, Resources> resources;
    private final Shelf<Completer, Completer> completers;
    private final Shelf<Exporter, CompiledExporter> exporters;
    private volatile Views views = Views.EMPTY;

    public Contributions(Patience patience, Timer timer) {
        tools = new Shelf<>(new ToolKind(), patience, timer, this::refreshTools);
        prompts = new Shelf<>(new PromptKind(), patience, timer, this::refreshPrompts);
        resources = new Shelf<>(
                new AsIs<>("source of resources", Contributions::sourceName),
                patience,
                timer,
                () -> announcer.announce(new Change.Resources()));
        completers = new Shelf<>(
                new AsIs<>(
                        "completer", offer -> offer.text("completes.argument").orElse("")),
                patience,
                timer,
                () -> {});
        exporters = new Shelf<>(new ExporterKind(), patience, timer, () -> {});
    }

    /** The tools, by name. */
    public Shelf<Tool<?, ?>, CompiledTool> tools() {
        return tools;
    }

    /** The prompts, by name. */
    public Shelf<Prompt<?>, CompiledPrompt> prompts() {
        return prompts;
    }

    /** The sources of resources, by a name that is stable over updates. */
    public Shelf<Resources, Resources> resources() {
        return resources;
    }

    /** The completers, by the argument that they complete. */
    public Shelf<Completer, Completer> completers() {
        return completers;
    }

    /** The exporters, by their format. */
    public Shelf<Exporter, CompiledExporter> exporters() {
        return exporters;
    }

    /** Tells all shelves that a bundle will not come back. */
    void uninstalled(long bundle) {
        tools.uninstalled(bundle);
        prompts.uninstalled(bundle);
        resources.uninstalled(bundle);
        completers.uninstalled(bundle);
        exporters.uninstalled(bundle);
    }

    /** The lists as they are now. */
    Views views() {
        return views;
    }

    /** What was deployed and is not listed, in the order it was found. */
    List<Problem> problems() {
        var problems = new TreeMap<>(tools.problems());
        problems.putAll(prompts.problems());
        problems.putAll(resources.problems());
        problems.putAll(completers.problems());
        problems.putAll(exporters.problems());
        return List.copyOf(problems.values());
    }

    Subscription onChange(Consumer<Change> listener) {
        return announcer.subscribe(listener);
    }

    @Override
    public void close() {
        announcer.close();
    }

    /** Each refresh reads what is listed at that time, so the last one after any number of changes is right. */
    private synchronized void refreshTools() {
        Views before = views;
        List<ListedTool> listed =
                tools.listed().values().stream().map(CompiledTool::listed).toList();
        views = before.withTools(listed);
        Differences.leastScope(before.allTools(), listed)
                .ifPresent(scope -> announcer.announce(new Change.Tools(scope)));
    }

    private synchronized void refreshPrompts() {
        Views before = views;
        List<ListedPrompt> listed =
                prompts.listed().values().stream().map(CompiledPrompt::listed).toList();
        views = before.withPrompts(listed);
        if (!before.prompts().entries().equals(listed)) {
            announcer.announce(new Change.Prompts());
        }
    }

    private static String sourceName(Offer<Resources> offer) {
        return offer.origin().bundle() + "/"
                + offer.text("component.name").orElse(offer.service().getClass().getName());
    }
}
