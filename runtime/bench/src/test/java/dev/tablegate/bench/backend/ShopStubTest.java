// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import dev.tablegate.bench.peer.DynamoClients;
import java.net.URI;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Through the SDK's client. */
class ShopStubTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 30})
    void givesEveryOrderOnceInAnyNumberOfSegments(int segments) throws Exception {
        var found = new HashSet<String>();
        int items = 0;
        try (var stub = new ReplayStub(0, new ShopStub(), 0);
                var client = DynamoClients.client(URI.create("http://127.0.0.1:" + stub.port()))) {
            for (int segment = 0; segment < segments; segment++) {
                int part = segment;
                for (var item : client.scanPaginator(
                                scan -> scan.tableName("Orders").segment(part).totalSegments(segments))
                        .items()) {
                    found.add(item.get("orderId").s());
                    items++;
                }
            }
        }
        assertEquals(Shop.ORDERS, items);
        assertEquals(Shop.ORDERS, found.size());
    }
}
