// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with
 * @param role what they may do
 */
public record Person(String name, Role role) {

    /** What a person may do. */
    public enum Role {
        /** Decide about clients and changes. */
        APPROVER,
        /** Everything. */
        OPERATOR
    }
}
