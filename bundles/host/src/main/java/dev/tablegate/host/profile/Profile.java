// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of AWS credentials with a region, or a local DynamoDB. Two equal profiles reach the same data.
 *
 * @param slug what connections name it by: lower case letters, digits and hyphens
 * @param label what people call it
 * @param colour a CSS colour in the form {@code #rrggbb} that people know it by
 * @param production whether a mistake there would hurt; shown wherever a person decides
 * @param region the AWS region
 * @param credentials where the credentials come from
 * @param endpoint a DynamoDB endpoint in place of AWS's own, for a local DynamoDB
 * @param tables the tables that connections may see
 * @param policy what else is allowed
 */
public record Profile(
        String slug,
        String label,
        String colour,
        boolean production,
        String region,
        Credentials credentials,
        Optional<URI> endpoint,
        TableRules tables,
        Policy policy) {

    /** Where credentials come from. */
    public sealed interface Credentials {

        /** A named profile of the machine's AWS configuration. */
        record Aws(String name) implements Credentials {}

        /** Fixed keys, for a local DynamoDB. */
        record Static(String accessKeyId, String secretAccessKey) implements Credentials {

            /** Without the secret, so that it reaches no log. */
            @Override
            public String toString() {
                return "Static[" + accessKeyId + "]";
            }
        }
    }

    /** The entities of those tables that connections may see. */
    public List<Entity> entities() {
        return policy.entities().stream()
                .filter(entity -> tables.allows(entity.table()))
                .toList();
    }

    /**
     * What else holds for connections.
     *
     * @param valuesInAudit whether arguments and items may stand in the audit record
     * @param codeInForm whether a one-time code may be asked for in a form of the client, which then sees the code
     * @param approvers how many people a commit needs: 0, 1 or 2
     * @param budget how much may be read
     * @param entities what SQL sees as tables of their own
     */
    public record Policy(
            boolean valuesInAudit, boolean codeInForm, int approvers, Budget budget, List<Entity> entities) {

        /** Nothing in the audit record, codes in the console only, one person for a commit, reads without a budget, no entities. */
        public static final Policy DEFAULT = new Policy(false, false, 1, Budget.NONE, List.of());

        private static final int MOST_APPROVERS = 2;

        private static final int MOST_ENTITIES = 500;

        public Policy {
            entities = List.copyOf(entities);
            if (approvers < 0 || approvers > MOST_APPROVERS) {
                throw new IllegalArgumentException("commit.approvers is 0, 1 or 2.");
            }
            if (entities.size() > MOST_ENTITIES) {
                throw new IllegalArgumentException("A profile has at most " + MOST_ENTITIES + " entities.");
            }
            var names = new HashSet<String>();
            entities.stream().map(Entity::fullName).forEach(name -> {
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException("There are two entities " + name + ". Give one another name.");
                }
            });
        }
    }
}
