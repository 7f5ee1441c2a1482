// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import dev.tablegate.host.profile.Profile;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A profile with its client, and what is remembered of its tables.
 *
 * @param revision of the credentials that the client has
 */
public record Connection(Profile profile, String revision, DynamoDbClient client, TableCache tables)
        implements AutoCloseable {

    /** Whether it still is what it was made for. */
    boolean fits(Profile now, String revisionNow) {
        return profile.equals(now) && revision.equals(revisionNow);
    }

    @Override
    public void close() {
        client.close();
    }
}
