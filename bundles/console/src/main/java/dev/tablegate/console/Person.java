// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with
 * @param role what they may do
 * @param version rises with each change of role or password; a session began with one version and ends with it
 */
public record Person(String name, Role role, long version) {

    /** What a person may do. */
    public enum Role {
        /** Decide about clients and changes. */
        APPROVER,
        /** Everything. */
        OPERATOR
    }

    /** Whether they may administer the server. */
    public boolean operator() {
        return role == Role.OPERATOR;
    }
}
