// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.call.Calls;
import dev.tablegate.core.call.PromptCalls;
import dev.tablegate.core.call.ResourceCalls;
import dev.tablegate.core.call.TaskCalls;
import dev.tablegate.core.call.ToolCalls;
import dev.tablegate.core.call.Trail;
import dev.tablegate.core.power.CallDesk;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.catalog.BegunTask;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The invoker over the catalog of this framework. */
@Component
@Designate(ocd = LiveInvoker.Config.class)
public final class LiveInvoker implements Invoker {

    private final Calls calls;
    private final ToolCalls tools;
    private final TaskCalls tasks;
    private final PromptCalls prompts;
    private final ResourceCalls resources;
    private final Contributions contributions;
    private final Trail trail;

    /** What one connection may take of the server. */
    @ObjectClassDefinition(name = "Tablegate invoker", description = "How calls of tools are run.")
    public @interface Config {

        @AttributeDefinition(
                name = "Calls per connection",
                description = "How many calls of one connection run at the same time; more are refused.")
        int callsPerConnection() default 64;
    }

    @Activate
    public LiveInvoker(
            @Reference LiveCatalog catalog,
            @Reference CallDesk desk,
            @Reference Grants grants,
            @Reference Audit audit,
            @Reference Elevations elevations,
            @Reference Profiles profiles,
            Config config) {
        this(
                catalog.contributions(),
                new Trail(audit, elevations, profiles),
                new Calls(grants, desk, config.callsPerConnection()));
    }

    LiveInvoker(Contributions contributions, Trail trail, Calls calls) {
        this.contributions = contributions;
        this.trail = trail;
        this.calls = calls;
        this.tools = new ToolCalls(contributions.tools(), calls);
        this.tasks = new TaskCalls(contributions.tools(), calls);
        this.prompts = new PromptCalls(contributions.prompts(), contributions.completers(), calls);
        this.resources = new ResourceCalls(contributions.resources(), calls);
    }

    @Deactivate
    void close() {
        calls.close();
    }

    @Override
    public Outcome call(Request request, String tool, JsonNode arguments) {
        Scope needed = contributions
                .tools()
                .find(tool)
                .map(found -> found.listed().scope())
                .orElse(Scope.READ);
        return trail.tool(request, tool, needed, arguments, () -> tools.call(request, tool, arguments));
    }

    /** Of those that only ask how far it is there are many; recorded is what is refused, and what gives out a result. */
    @Override
    public BegunTask task(Request request, String id) {
        try {
            BegunTask task = tasks.find(request, id);
            return task.state() instanceof BegunTask.Ended ? trail.other(request, "task", name(id), () -> task) : task;
        } catch (NoSuchEntry | ToolException refused) {
            return trail.other(request, "task", name(id), () -> {
                throw refused;
            });
        }
    }

    @Override
    public void cancelTask(Request request, String id) {
        trail.other(request, "task-cancel", name(id), () -> {
            tasks.cancel(request, id);
            return id;
        });
    }

    private static Map<String, Object> name(String id) {
        return Map.of("task", id);
    }

    @Override
    public List<Message> prompt(Request request, String name, Map<String, String> arguments) {
        return trail.other(request, "prompt", Map.of("prompt", name), () -> prompts.messages(request, name, arguments));
    }

    @Override
    public List<Resource> resources(Request request) {
        return resources.list(request);
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return resources.templates();
    }

    @Override
    public Optional<ResourceContent> read(Request request, String uri) {
        return trail.other(request, "resource", Map.of("uri", uri), () -> resources.read(request, uri));
    }

    @Override
    public Optional<Profile> profile(Grant grant) {
        return trail.profile(grant);
    }

    @Override
    public List<String> complete(Request request, String argument, String typed) {
        return prompts.complete(request, argument, typed);
    }
}
