// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.prompt.Completer;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.core.tool.CompiledTool;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedTool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The catalog of this framework: it follows the services that bundles register. */
@Component(service = {Catalog.class, LiveCatalog.class})
@Designate(ocd = LiveCatalog.Config.class)
public final class LiveCatalog implements Catalog {

    private static final Duration UNWIND = Duration.ofSeconds(1);

    private final BundleContext context;
    private final Contributions contributions;
    private final List<ServiceWatch<?, ?>> watches;
    private final SynchronousBundleListener uninstalls = this::bundleChanged;

    /** How the catalog treats tools that come and go. */
    @ObjectClassDefinition(
            name = "Tablegate catalog",
            description = "How tools are replaced while clients are connected.")
    public @interface Config {

        @AttributeDefinition(
                name = "Grace in seconds",
                description = "How long a tool whose bundle is updated or restarted stays in the lists. Calls that"
                        + " arrive meanwhile wait for it.")
        int graceSeconds() default 5;

        @AttributeDefinition(
                name = "Drain in seconds",
                description = "How long running calls of a tool may go on while its bundle stops, before they are"
                        + " cancelled.")
        int drainSeconds() default 10;
    }

    @Activate
    public LiveCatalog(BundleContext context, @Reference ServiceComponentRuntime components, Config config) {
        this.context = context;
        var patience = new Patience(
                Duration.ofSeconds(config.graceSeconds()), Duration.ofSeconds(config.drainSeconds()), UNWIND);
        var later = Executors.newVirtualThreadPerTaskExecutor();
        this.contributions = new Contributions(
                patience,
                (delay, action) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, later)
                        .execute(action));
        var requirements = new Requirements(components);
        var user = FrameworkUtil.getBundle(Tool.class).getBundleContext();
        this.watches = List.of(
                new ServiceWatch<>(context, user, Tool.class.getName(), contributions.tools(), requirements),
                new ServiceWatch<>(context, user, Prompt.class.getName(), contributions.prompts(), requirements),
                new ServiceWatch<>(context, user, Resources.class.getName(), contributions.resources(), requirements),
                new ServiceWatch<>(context, user, Completer.class.getName(), contributions.completers(), requirements),
                new ServiceWatch<>(context, user, Exporter.class.getName(), contributions.exporters(), requirements));
        context.addBundleListener(uninstalls);
        watches.forEach(ServiceWatch::open);
    }

    @Deactivate
    void close() {
        context.removeBundleListener(uninstalls);
        watches.forEach(ServiceWatch::close);
        contributions.close();
    }

    @Override
    public Listing<ListedTool> tools(Scope scope) {
        return contributions.views().tools(scope);
    }

    @Override
    public Optional<ListedTool> tool(String name) {
        return contributions.tools().find(name).map(CompiledTool::listed);
    }

    @Override
    public Listing<ListedPrompt> prompts() {
        return contributions.views().prompts();
    }

    @Override
    public List<Problem> problems() {
        return contributions.problems();
    }

    @Override
    public Subscription onChange(Consumer<Change> listener) {
        return contributions.onChange(listener);
    }

    /** What the invoker runs. */
    Contributions contributions() {
        return contributions;
    }

    private void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            contributions.uninstalled(event.getBundle().getBundleId());
        }
    }
}
