// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import java.util.List;
import java.util.Optional;

/**
 * What the AWS configuration says of one of its profiles, with those that it builds on.
 *
 * @param name its name there
 * @param region the region, if it names one
 * @param endpoint a DynamoDB in place of AWS's own
 * @param account the account that it leads to
 * @param keyId the access key id at the bottom, for telling local accounts apart
 * @param code how a session is begun, if that takes a one-time code
 * @param signIn where people sign in for it, if they do
 * @param digest stands for all settings that decide where it leads
 */
record AwsEntry(
        String name,
        Optional<String> region,
        Optional<String> endpoint,
        Account account,
        Optional<String> keyId,
        Optional<CodeWay> code,
        Optional<SignInPlace> signIn,
        String digest) {

    /** What the configuration says of the account. */
    sealed interface Account {

        /** It follows from the way the credentials are had: they can be for no other account. */
        record Certain(String id) implements Account {}

        /** Somebody wrote it down; the keys may be of another account. */
        record Claimed(String id) implements Account {}

        /** Nothing: only AWS can tell. */
        record Unknown() implements Account {}
    }

    /**
     * How a session is begun with a one-time code.
     *
     * @param base the profile whose keys are at the bottom
     * @param serial the device that shows the codes
     * @param roles the roles that are taken one after the other, beginning with the keys; empty for a plain session
     * @param coded which of the roles takes the code; -1 for the plain session
     */
    record CodeWay(String base, String serial, List<Role> roles, int coded) {

        CodeWay {
            roles = List.copyOf(roles);
        }
    }

    /** A role that is taken. */
    record Role(String arn, Optional<String> externalId, Optional<String> sessionName, Optional<Integer> seconds) {}

    /**
     * Where people sign in.
     *
     * @param session the name of the session in the AWS configuration; empty for the older form without one
     * @param startUrl the page that they know
     * @param region where AWS keeps it
     * @param scopes what the sign-in is for
     */
    record SignInPlace(Optional<String> session, String startUrl, String region, List<String> scopes) {

        SignInPlace {
            scopes = List.copyOf(scopes);
        }

        /** What AWS tools derive the name of their cache file from. */
        String cacheKey() {
            return session.orElse(startUrl);
        }
    }
}
