// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs what bundles contribute, on the calling thread. Every way to a tool leads through here: scope, validation,
 * deadline and containment of failures are the same for all.
 */
@ProviderType
public interface Invoker {

    /**
     * Calls a tool. Failures of the tool are an {@link Outcome}; only what is wrong with the request itself is thrown.
     *
     * @throws NoSuchEntry if there is no tool of that name
     * @throws ScopeTooLow if the grant does not include the tool's scope
     */
    Outcome call(Request request, String tool, JsonNode arguments);

    /**
     * How far the work is that an earlier call of the connection began. See {@link Outcome.Success#task}.
     *
     * @throws NoSuchEntry if the connection has no such task
     * @throws ToolException if it cannot be said now
     */
    BegunTask task(Request request, String id);

    /**
     * Ends it. Of one that has ended nothing is changed.
     *
     * @throws NoSuchEntry if the connection has no such task
     * @throws ToolException if it cannot be ended now
     */
    void cancelTask(Request request, String id);

    /**
     * The messages of a prompt.
     *
     * @throws NoSuchEntry if there is no prompt of that name
     * @throws ToolException if an argument is missing or the prompt failed
     */
    List<Message> prompt(Request request, String name, Map<String, String> arguments);

    /** What the connection can read, in a stable order. A source that fails is left out and logged. */
    List<Resource> resources(Request request);

    /** The families of resources, in a stable order. */
    List<ResourceTemplate> resourceTemplates();

    /** The content at an address, or empty if no source has it. */
    Optional<ResourceContent> read(Request request, String uri);

    /** The profile that answers on this grant are headed with; empty if it is not there any more. */
    default Optional<Profile> profile(Grant grant) {
        return Optional.empty();
    }

    /** Suggestions for an argument of a prompt or of a resource template; none if nobody completes it. */
    List<String> complete(Request request, String argument, String typed);

    /** There is no such tool or prompt. */
    final class NoSuchEntry extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoSuchEntry(String message) {
            super(message, null, false, false);
        }
    }

    /** The grant is too small for the tool. */
    final class ScopeTooLow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Scope needed;

        public ScopeTooLow(String tool, Scope needed) {
            super(tool, null, false, false);
            this.needed = needed;
        }

        /** The least scope that may call the tool. */
        public Scope needed() {
            return needed;
        }
    }
}
