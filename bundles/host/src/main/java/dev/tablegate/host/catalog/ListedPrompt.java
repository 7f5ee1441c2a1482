// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import java.util.List;

/**
 * A prompt as it is shown.
 *
 * @param name unique name
 * @param title short name for people
 * @param description what it is about
 * @param arguments its arguments, in order
 */
public record ListedPrompt(String name, String title, String description, List<Argument> arguments) {

    /** An argument of a prompt. */
    public record Argument(String name, String description, boolean required) {}
}
