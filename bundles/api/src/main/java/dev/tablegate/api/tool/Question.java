// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.net.URI;
import java.util.Map;

/** Something that only the client's side can answer. Ask with {@link Call#ask}. */
public sealed interface Question {

    /**
     * A form for the person at the client. Never for secrets: the client sees what is typed.
     *
     * @param message what the person reads
     * @param schema a flat JSON Schema object as the MCP specification allows for elicitation, as nested maps and lists
     */
    record Form(String message, Map<String, Object> schema) implements Question {}

    /**
     * A page for the person at the client to open, for everything that the client must not see.
     *
     * @param message what the person reads
     * @param url the page; carries no credential and no personal data
     */
    record Page(String message, URI url) implements Question {}

    /**
     * A completion by the client's own model.
     *
     * @param prompt the user's message to that model
     * @param maxTokens how long the completion may be
     */
    record Sample(String prompt, int maxTokens) implements Question {}

    /** The folders that the client works in. */
    record Roots() implements Question {}
}
