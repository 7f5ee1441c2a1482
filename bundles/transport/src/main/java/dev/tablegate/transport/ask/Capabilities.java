// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Question;

/**
 * What a client can be asked for.
 *
 * @param form a form to fill in
 * @param page a page to open
 * @param sampling a completion by its model
 * @param roots the folders it works in
 */
public record Capabilities(boolean form, boolean page, boolean sampling, boolean roots) {

    /** A client that answers nothing. */
    public static final Capabilities NONE = new Capabilities(false, false, false, false);

    /** What a client declared. Elicitation without a mode means forms. */
    public static Capabilities of(JsonNode declared) {
        JsonNode elicitation = declared.path("elicitation");
        boolean page = elicitation.path("url").isObject();
        boolean form =
                elicitation.isObject() && (!page || elicitation.path("form").isObject());
        return new Capabilities(
                form,
                page,
                declared.path("sampling").isObject(),
                declared.path("roots").isObject());
    }

    /** The same without pages, which came later than forms. */
    public Capabilities withoutPages() {
        return new Capabilities(form, false, sampling, roots);
    }

    /** Whether the client can answer this. */
    public boolean allow(Question question) {
        return switch (question) {
            case Question.Form ignored -> form;
            case Question.Page ignored -> page;
            case Question.Sample ignored -> sampling;
            case Question.Roots ignored -> roots;
        };
    }

    /** As letters, for a sealed session. */
    public String letters() {
        return (form ? "f" : "") + (page ? "p" : "") + (sampling ? "s" : "") + (roots ? "r" : "");
    }

    /** Read from letters. */
    public static Capabilities ofLetters(String letters) {
        return new Capabilities(
                letters.contains("f"), letters.contains("p"), letters.contains("s"), letters.contains("r"));
    }
}
