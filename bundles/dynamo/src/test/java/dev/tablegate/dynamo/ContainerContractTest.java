// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.TablesContract;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The contract over the container of DynamoDB Local, where Docker answers. */
class ContainerContractTest implements TablesContract {

    private static final int PORT = 8000;

    private static Optional<GenericContainer<?>> container = Optional.empty();
    private static Optional<Fixture> fixture = Optional.empty();

    @BeforeAll
    static void start() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker does not answer here");
        var started = new GenericContainer<>("amazon/dynamodb-local:2.6.1")
                .withCommand("-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb", "-disableTelemetry")
                .withExposedPorts(PORT);
        started.start();
        container = Optional.of(started);
        fixture =
                Optional.of(new Fixture(URI.create("http://" + started.getHost() + ":" + started.getMappedPort(PORT))));
    }

    @AfterAll
    static void stop() {
        fixture.ifPresent(Fixture::close);
        container.ifPresent(GenericContainer::close);
    }

    @Override
    public Tables tables() {
        return fixture.orElseThrow().tables();
    }

    @Override
    public void create(TableBuilder shape, Collection<? extends Map<String, Value>> items) {
        fixture.orElseThrow().create(shape.build(), items);
    }
}
