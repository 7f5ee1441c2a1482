// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One pooled client for each profile in use. A profile that changed gets a new one, and loses the old one. */
public final class Clients implements AutoCloseable {

    private final Profiles profiles;
    private final Function<Profile, DynamoDbClient> connect;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    public Clients(Profiles profiles, Function<Profile, DynamoDbClient> connect) {
        this.profiles = profiles;
        this.connect = connect;
    }

    /** The connection of the call's profile. */
    public Connection of(Call call) {
        var profile = profiles.find(call.profile());
        var known = open.get(call.profile());
        if (known != null && profile.isPresent() && known.fits(profile.get(), profiles.revision(call.profile()))) {
            return known;
        }
        return change(call.profile());
    }

    @Override
    public void close() {
        changing.lock();
        try {
            open.values().forEach(Connection::close);
            open.clear();
        } finally {
            changing.unlock();
        }
    }

    private Connection change(String slug) {
        changing.lock();
        try {
            closeStale();
            var profile = profiles.find(slug)
                    .orElseThrow(() -> new ToolException(
                            ToolException.Standard.UNAVAILABLE,
                            "The profile of this connection is not there any more. "
                                    + "Ask the person who runs this server to restore it, or connect again."));
            return open.computeIfAbsent(
                    slug,
                    unused ->
                            new Connection(profile, profiles.revision(slug), connect.apply(profile), new TableCache()));
        } finally {
            changing.unlock();
        }
    }

    private void closeStale() {
        open.values().removeIf(connection -> {
            String slug = connection.profile().slug();
            boolean stale = profiles.find(slug)
                    .filter(now -> connection.fits(now, profiles.revision(slug)))
                    .isEmpty();
            if (stale) {
                connection.close();
            }
            return stale;
        });
    }
}
