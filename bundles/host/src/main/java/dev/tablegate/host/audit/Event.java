// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.audit;

import java.util.Map;
import java.util.Optional;

/**
 * Something that happened, or was refused.
 *
 * @param kind what sort of thing it is
 * @param action what was done: the name of the tool that was called, or a verb such as {@code approve}
 * @param who who did it, over which connection
 * @param decision how it ended
 * @param rule what made the decision so: the name of a check or policy; empty if nothing stood against it
 * @param details flat facts: texts, numbers and booleans by camel-case name. Digests in place of arguments, never a
 *     secret, never the value of an item unless the profile's policy says so
 */
public record Event(Kind kind, String action, Who who, Decision decision, String rule, Map<String, Object> details) {

    public Event {
        details = Map.copyOf(details);
    }

    /** Sorts of events. */
    public enum Kind {
        /** A tool, a prompt or a resource was asked for by an agent. */
        CALL,
        /** A person approved or denied a client. */
        CONSENT,
        /** A person signed in, or tried to. */
        SIGN_IN,
        /** Settings, clients, profiles or people were changed. */
        ADMINISTRATION,
        /** Staged changes were staged, reviewed, committed, discarded or undone. */
        CHANGE,
        /** Items left as a file: an export began or ended, or its file was downloaded or deleted. */
        EXPORT,
        /** A person looked at items, or a view was opened, changed or taken away. */
        LOOK
    }

    /** How it ended. */
    public enum Decision {
        /** It was allowed, and done. */
        ALLOWED,
        /** It was refused. */
        DENIED,
        /** It was allowed, and failed. */
        FAILED
    }

    /**
     * Who did it. A name that a client gave itself counts for nothing here.
     *
     * @param person the person who is signed in, or {@code command line}
     * @param client id of the client
     * @param connection id of the connection
     * @param profile slug of the profile
     */
    public record Who(
            Optional<String> person, Optional<String> client, Optional<String> connection, Optional<String> profile) {

        /** A person, over no connection. */
        public static Who person(String name) {
            return new Who(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
