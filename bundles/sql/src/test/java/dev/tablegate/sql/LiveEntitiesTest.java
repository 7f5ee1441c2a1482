// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.TableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LiveEntitiesTest {

    private static final FakeTables TABLES = new FakeTables();

    /** The demo's Shop, as a profile declares it: found by part, joined by part, and gone with its table. */
    @Test
    void entitiesOfTheProfileAreTables() {
        var profiles = new MemoryProfiles(MemoryProfiles.local("demo"));
        profiles.entities(
                "demo",
                Entity.list("Customer of Shop: pk=CUSTOMER#{customerId}, sk=PROFILE, entity=customer\n"
                        + "Bill of Shop: pk=CUSTOMER#{customerId}, sk=BILL#{placed}#{billId}"));
        TABLES.add(TableBuilder.table("Shop", "pk", "sk"), shop());
        try (var engine = new Closing(new LiveSql(TABLES, new KeptRows(), profiles, new FakeMeter(), new Defaults()))) {
            var result = engine.run("select c.customerId, c.name, count(*) n, max(b.placed) last, sum(b.total) total"
                    + " from Customer c join Bill b on b.customerId = c.customerId where c.customerId in ('1', 'a#b')"
                    + " group by 1, 2 order by 1");
            assertEquals(
                    List.of(
                            Map.of(
                                    "customerId", new Value.Text("1"),
                                    "name", new Value.Text("c1"),
                                    "n", Value.Num.of(3),
                                    "last", new Value.Text("2026-03"),
                                    "total", Value.Num.of(6)),
                            Map.of(
                                    "customerId", new Value.Text("a#b"),
                                    "name", new Value.Text("ca#b"),
                                    "n", Value.Num.of(3),
                                    "last", new Value.Text("2026-03"),
                                    "total", Value.Num.of(6))),
                    result.rows());
            assertEquals(
                    8,
                    result.plan().reads().stream()
                            .mapToLong(read -> read.actual().orElseThrow().items())
                            .sum());
            var all = engine.run("select * from \"Shop.Customer\" where customerId = '1'")
                    .rows()
                    .getFirst();
            assertEquals(
                    List.of("customerId", "entity", "name", "pk", "sk"),
                    all.keySet().stream().sorted().toList());
            var demo = profiles.find("demo").orElseThrow();
            profiles.put(hiding(demo, "Shop"));
            var gone = assertThrows(ToolException.class, () -> engine.run("select * from Customer where 1 = 1"));
            assertEquals(Standard.NOT_FOUND, gone.code());
            assertFalse(gone.getMessage().contains("Shop."), gone.getMessage());
        }
    }

    private record Closing(LiveSql sql) implements AutoCloseable {

        SqlResult run(String statement) {
            return sql.run(new SqlRequest(statement, false, 100), new FakeCall());
        }

        @Override
        public void close() {
            sql.close();
        }
    }

    private static Profile hiding(Profile profile, String table) {
        return new Profile(
                profile.slug(),
                profile.label(),
                profile.colour(),
                profile.production(),
                profile.region(),
                profile.credentials(),
                profile.endpoint(),
                new TableRules(List.of(), List.of(table)),
                profile.policy());
    }

    private static List<Map<String, Value>> shop() {
        var items = new ArrayList<Map<String, Value>>();
        for (var id : List.of("1", "2", "a#b")) {
            var pk = new Value.Text("CUSTOMER#" + id);
            items.add(Map.of(
                    "pk", pk,
                    "sk", new Value.Text("PROFILE"),
                    "entity", new Value.Text("customer"),
                    "name", new Value.Text("c" + id)));
            for (int n = 1; n <= 3; n++) {
                items.add(
                        Map.of("pk", pk, "sk", new Value.Text("BILL#2026-0" + n + "#" + n), "total", Value.Num.of(n)));
            }
        }
        return items;
    }
}
