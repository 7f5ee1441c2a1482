// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.bench.contestant.Server;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** The same rows read in one segment and in two, by a statement that does little else. */
final class Scanning {

    private final Rounds rounds;
    private final Agent agent;

    Scanning(Rounds rounds, Server server) {
        this.rounds = rounds;
        this.agent = new Agent(server.targets().getLast());
    }

    String rows() throws IOException, InterruptedException {
        var works = new LinkedHashMap<String, Callable<?>>();
        works.put("one segment", () -> count("OrdersInOne"));
        works.put("two segments", () -> count("Orders"));
        var text = new StringBuilder();
        rounds.millis(1, works)
                .forEach((name, millis) -> text.append(String.format(Locale.ROOT, "| %s | %,d |%n", name, millis)));
        return text.toString();
    }

    private String count(String table) throws IOException, InterruptedException {
        String sql = "select count(*) n from " + table;
        return agent.call("run_sql", Map.of("sql", sql, "allowScan", true)).toString();
    }
}
