// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.rehearsal;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.dynamo.client.Connector;
import dev.tablegate.dynamo.client.Purpose;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Rehearsals;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Rehearsals in a DynamoDB Local, under an access key that nobody else has: it keeps their tables apart by that. */
@Component(configurationPid = "dev.tablegate.rehearsals")
@Designate(ocd = LocalRehearsals.Config.class)
public final class LocalRehearsals implements Rehearsals {

    private static final Logger LOG = LoggerFactory.getLogger(LocalRehearsals.class);
    private static final int CONNECTIONS = 4;

    private final Optional<DynamoDbClient> client;
    private final ReentrantLock running = new ReentrantLock();
    private final Set<String> left = new LinkedHashSet<>();

    /** Where rehearsals take place. */
    @ObjectClassDefinition(
            name = "Tablegate rehearsals",
            description = "Where people try change sets before they commit them.")
    public @interface Config {

        @AttributeDefinition(
                name = "Endpoint",
                description = "The address of a DynamoDB Local that runs without -sharedDb, such as"
                        + " http://127.0.0.1:8000. Empty for no rehearsals. Copies of items are sent there.",
                required = false)
        String endpoint() default "";
    }

    @Activate
    public LocalRehearsals(Config config) {
        this(
                config.endpoint().isBlank()
                        ? Optional.empty()
                        : Optional.of(URI.create(config.endpoint().strip())));
    }

    LocalRehearsals(Optional<URI> endpoint) {
        client = endpoint.map(LocalRehearsals::profile).map(new Connector(Purpose.REHEARSE, CONNECTIONS));
    }

    @Deactivate
    void close() {
        client.ifPresent(DynamoDbClient::close);
    }

    @Override
    public Optional<String> missing() {
        return client.isPresent()
                ? Optional.empty()
                : Optional.of("Rehearsals need a DynamoDB Local on the machine of this server. Start the server with"
                        + " --dynamodb-local DIR, or set the endpoint in the configuration dev.tablegate.rehearsals.");
    }

    @Override
    public Rehearsed run(
            List<TableDescription> tables,
            Map<String, List<Map<String, Value>>> items,
            List<List<ItemWrite>> transactions) {
        var local = client.orElseThrow(
                () -> new ToolException(Standard.UNAVAILABLE, missing().orElse("")));
        if (!running.tryLock()) {
            throw new ToolException(Standard.UNAVAILABLE, "Another rehearsal is running. Try again in a minute.");
        }
        try {
            clear(local);
            refuseUnlessEmpty(local);
            tables.forEach(table -> make(local, table));
            var stage = new Stage(local, tables);
            items.forEach(stage::put);
            var results = transactions.stream().map(stage::write).toList();
            return new Rehearsed(results, stage.read(transactions));
        } catch (SdkException failure) {
            LOG.warn("The local DynamoDB for rehearsals failed", failure);
            throw new ToolException(
                    Standard.UNAVAILABLE,
                    "The local DynamoDB for rehearsals does not work. The log of the server says why.",
                    failure);
        } finally {
            clear(local);
            running.unlock();
        }
    }

    private void make(DynamoDbClient local, TableDescription table) {
        local.createTable(Blueprint.of(table));
        left.add(table.name());
    }

    /** What cannot be removed now is removed before the next rehearsal. */
    private void clear(DynamoDbClient local) {
        left.removeIf(table -> {
            try {
                local.deleteTable(delete -> delete.tableName(table));
                return true;
            } catch (SdkException failure) {
                LOG.warn("A table of a rehearsal is left behind", failure);
                return false;
            }
        });
    }

    /** Otherwise the copies would be seen by others, and the tables of others written to. */
    private static void refuseUnlessEmpty(DynamoDbClient local) {
        if (!local.listTables().tableNames().isEmpty()) {
            throw new ToolException(
                    Standard.UNAVAILABLE,
                    "The local DynamoDB for rehearsals shows everybody the same tables. Start it without -sharedDb.");
        }
    }

    private static Profile profile(URI endpoint) {
        var key = "rehearsal" + UUID.randomUUID().toString().replace("-", "");
        return new Profile(
                "rehearsal",
                "Rehearsal",
                "#000000",
                false,
                "us-east-1",
                new Profile.Credentials.Static(key, key),
                Optional.of(endpoint),
                TableRules.ALL,
                Profile.Policy.DEFAULT);
    }
}
