// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.TablesContract;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract over DynamoDB Local. */
class LocalContractTest implements TablesContract {

    private static LocalDynamo local;
    private static Fixture fixture;

    @BeforeAll
    static void start() {
        local = LocalDynamo.start();
        fixture = new Fixture(local.endpoint());
    }

    @AfterAll
    static void stop() {
        fixture.close();
        local.close();
    }

    @Override
    public Tables tables() {
        return fixture.tables();
    }

    @Override
    public void create(TableBuilder shape, Collection<? extends Map<String, Value>> items) {
        fixture.create(shape.build(), items);
    }
}
