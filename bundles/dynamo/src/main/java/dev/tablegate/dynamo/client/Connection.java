// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import dev.tablegate.host.profile.Profile;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A profile with its client, and what is remembered of its tables. */
public record Connection(Profile profile, DynamoDbClient client, TableCache tables) implements AutoCloseable {

    @Override
    public void close() {
        client.close();
    }
}
