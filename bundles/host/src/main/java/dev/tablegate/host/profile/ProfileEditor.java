// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Changes profiles, on behalf of a person. */
@ProviderType
public interface ProfileEditor {

    /**
     * Lets connections be bound to a profile.
     *
     * @throws IllegalArgumentException with a sentence that says why not: no such profile, or no valid credentials now
     */
    void expose(String slug, String person);

    /** Ends that, and all connections on it with it; false if it was not exposed. */
    boolean unexpose(String slug, String person);

    /**
     * Makes or changes a profile.
     *
     * @throws IllegalArgumentException with a sentence for each field that is wrong
     */
    void save(Draft draft, String person);

    /** Forgets a profile that was made here; false if there is none. Those of configuration files stay. */
    boolean remove(String slug, String person);

    /**
     * Begins the sign-in of a profile with single sign-on. The person opens the page, which knows the code.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    SignIn signIn(String slug, String person);

    /** What became of the sign-in. */
    SignIn.State state(String slug);

    /**
     * Takes the one-time code of a profile with a second factor, from a page of this server.
     *
     * @throws IllegalArgumentException with a sentence: wrong code, too many wrong ones, or none is needed
     */
    void code(String slug, String code, String person);

    /**
     * A profile as a person enters it. Empty texts stand for what is left out.
     *
     * @param slug its slug
     * @param label what people call it
     * @param colour {@code #rrggbb}
     * @param production whether a mistake there would hurt
     * @param region the AWS region
     * @param awsProfile name of a profile of the machine's AWS configuration; empty for a local DynamoDB
     * @param endpoint address of a local DynamoDB; empty for AWS
     * @param allow patterns of tables
     * @param deny patterns of tables
     * @param codeByForm see {@link Profile.Policy}
     * @param valuesInAudit see {@link Profile.Policy}
     */
    record Draft(
            String slug,
            String label,
            String colour,
            boolean production,
            String region,
            String awsProfile,
            String endpoint,
            List<String> allow,
            List<String> deny,
            boolean codeByForm,
            boolean valuesInAudit) {

        public Draft {
            allow = List.copyOf(allow);
            deny = List.copyOf(deny);
        }
    }

    /**
     * A sign-in that a person has to confirm.
     *
     * @param page where to go
     * @param code what that page shows, to compare
     * @param startAddress the organisation's sign-in address, for the person to recognise
     */
    record SignIn(String page, String code, String startAddress) {

        /** How far it is. */
        public record State(boolean waiting, Optional<String> problem) {}
    }
}
