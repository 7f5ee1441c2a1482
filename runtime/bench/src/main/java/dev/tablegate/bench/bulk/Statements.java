// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.bench.Backend;
import dev.tablegate.bench.contestant.Server;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** SQL over 100,000 orders of 10,000 users. */
final class Statements {

    private static final String JOIN = "select u.region, count(*) n, sum(o.total) s from Orders o join Users u on"
            + " u.userId = o.userId where o.status = 's1' group by u.region order by 3 desc";
    private static final String GROUP =
            "select status, count(*) n, sum(total) s from Orders group by status order by 1";

    /** As many as the planner takes for these orders. */
    private static final int SEGMENTS = 2;

    /** Until the compilers of the JVM rest. */
    private static final int WARM_UP = 10;

    private final Rounds rounds;
    private final Backend backend;
    private final Server server;
    private final Agent agent;
    private final PureEngine engine = new PureEngine();

    Statements(Rounds rounds, Backend backend, Server server) {
        this.rounds = rounds;
        this.backend = backend;
        this.server = server;
        this.agent = new Agent(server.targets().getLast());
    }

    String rows() throws IOException, InterruptedException {
        try (var hand = new ByHand(backend.endpoint())) {
            return row(
                            "join",
                            JOIN,
                            7,
                            () -> hand.read("Orders", List.of("userId", "status", "total"), SEGMENTS)
                                    + hand.read("Users", List.of("userId", "region"), 1),
                            () -> hand.join(SEGMENTS))
                    + row(
                            "group by",
                            GROUP,
                            4,
                            () -> hand.read("Orders", List.of("status", "total"), SEGMENTS),
                            () -> hand.group(SEGMENTS));
        }
    }

    private String row(String name, String sql, int expected, Callable<?> reading, Callable<Integer> byHand)
            throws IOException, InterruptedException {
        var works = new LinkedHashMap<String, Callable<?>>();
        works.put("reading alone", reading);
        works.put("engine alone", () -> check(engine.run(sql), expected));
        works.put("by hand", () -> check(byHand.call(), expected));
        works.put(
                "run_sql",
                () -> check(
                        agent.call("run_sql", Map.of("sql", sql, "allowScan", true))
                                .path("count")
                                .asInt(),
                        expected));
        var took = rounds.medians(WARM_UP, server.pid(), works);
        var text = new StringBuilder();
        took.forEach((work, time) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %,d | %,d |%n",
                name,
                backend.name(),
                work,
                time.millis(),
                time.cpuMillis())));
        return text.toString();
    }

    private static int check(int rows, int expected) throws IOException {
        if (rows != expected) {
            throw new IOException(rows + " rows came where " + expected + " were expected");
        }
        return rows;
    }
}
