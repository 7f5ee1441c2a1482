// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.prompt;

import dev.tablegate.api.tool.Content;

/** One message of a prompt. */
public record Message(Role role, Content content) {

    /** A text spoken by the user. */
    public static Message user(String text) {
        return new Message(Role.USER, new Content.Text(text));
    }

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }
}
