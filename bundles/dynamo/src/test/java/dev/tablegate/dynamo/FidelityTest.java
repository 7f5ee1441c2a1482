// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.TableBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FidelityTest {

    private static LocalDynamo local;
    private static Fixture fixture;

    @BeforeContainer
    static void start() {
        local = LocalDynamo.start();
        fixture = new Fixture(local.endpoint());
        fixture.create(TableBuilder.table("Any", "id").build(), List.of());
    }

    @AfterContainer
    static void stop() {
        fixture.close();
        local.close();
    }

    @Property(tries = 200)
    void anItemIsReadBackExactly(@ForAll("items") Map<String, Value> item) {
        var whole = new LinkedHashMap<>(item);
        whole.put("id", new Value.Text("one"));
        fixture.client().putItem(put -> put.tableName("Any").item(Attributes.of(whole)));
        var request = new GetRequest("Any", Map.of("id", new Value.Text("one")), List.of(), true);
        assertEquals(
                Optional.of(whole),
                fixture.tables().get(new FakeCall(), request).item());
    }

    @Provide
    Arbitrary<Map<String, Value>> items() {
        return Items.withoutKey();
    }
}
