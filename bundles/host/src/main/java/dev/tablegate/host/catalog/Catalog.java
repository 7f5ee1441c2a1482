// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Everything that bundles contribute to connections, as it comes and goes. Safe for many threads. */
@ProviderType
public interface Catalog {

    /** The tools that a scope sees, by name. The same object as long as nothing changed. */
    Listing<ListedTool> tools(Scope scope);

    /** A tool by name, whatever its scope. */
    Optional<ListedTool> tool(String name);

    /** The prompts, by name. */
    Listing<ListedPrompt> prompts();

    /** What was deployed but is not listed, and why; for people, in the order it was found. */
    List<Problem> problems();

    /**
     * Calls the listener after each change, outside all locks, on a thread of the catalog's.
     *
     * @return closes the subscription
     */
    Subscription onChange(Consumer<Change> listener);

    /**
     * A list as it was at one version.
     *
     * @param version rises with each change of the whole catalog
     * @param entries by name
     */
    record Listing<T>(long version, List<T> entries) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A contribution that is not listed.
     *
     * @param bundle symbolic name and version of the bundle it came from
     * @param name name of the tool, prompt or file
     * @param reason a sentence that says why, and what its author can do
     */
    record Problem(String bundle, String name, String reason) {}

    /** What changed. */
    sealed interface Change {

        /** A tool that such a scope sees came, went or was replaced. */
        record Tools(Scope scope) implements Change {}

        /** A prompt came, went or was replaced. */
        record Prompts() implements Change {}

        /** A source of resources came or went. */
        record Resources() implements Change {}
    }

    /** A subscription in force until closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
