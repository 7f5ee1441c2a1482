// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.bench.Backend;
import dev.tablegate.bench.backend.Shop;
import dev.tablegate.bench.contestant.Server;
import dev.tablegate.bench.process.Usage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** A table of a million rows becomes a CSV file. */
final class Exporting {

    private static final long ROWS = (long) Shop.YEARS * Shop.ORDERS;
    private static final String EXPORT = "export, CSV";
    private static final int SEGMENTS = 4;
    private static final int WARM_UP = 2;
    private static final long PAUSE_MILLIS = 20;

    private final Rounds rounds;
    private final Backend backend;
    private final Server server;
    private final Agent agent;
    private final Writer writer = new Writer();

    Exporting(Rounds rounds, Backend backend, Server server) {
        this.rounds = rounds;
        this.backend = backend;
        this.server = server;
        this.agent = new Agent(server.targets().getLast());
    }

    /** Beside reading alone and writing alone. */
    String compared() throws IOException, InterruptedException {
        try (var hand = new ByHand(backend.endpoint())) {
            var works = new LinkedHashMap<String, Callable<?>>();
            works.put("reading alone", () -> hand.read("Archive", List.of(), SEGMENTS));
            works.put("writing alone, CSV", () -> {
                writer.write();
                return ROWS;
            });
            works.put(EXPORT, this::export);
            return rows(works);
        }
    }

    /** By itself, in a server whose heap is told by a name. */
    String alone(String heap) throws IOException, InterruptedException {
        return rows(Map.of(EXPORT + ", " + heap, this::export));
    }

    private String rows(Map<String, Callable<?>> works) throws IOException, InterruptedException {
        var times = rounds.medians(WARM_UP, server.pid(), works);
        long peak = Usage.peakMegabytes(server.pid());
        var text = new StringBuilder();
        times.forEach((name, took) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %s |%n",
                name,
                ROWS * 1_000 / Math.max(1, took.millis()),
                took.cpuMillis(),
                name.startsWith(EXPORT) ? Long.toString(peak) : "")));
        return text.toString();
    }

    private long export() throws IOException, InterruptedException {
        JsonNode made = agent.call("export", Map.of("format", "csv", "table", "Archive"));
        while (made.path("status").asText().equals("running")) {
            Thread.sleep(PAUSE_MILLIS);
            made = agent.call("export", Map.of("id", made.path("id").asText()));
        }
        if (made.path("rows").asLong() != ROWS) {
            throw new IOException("the export came out as " + made);
        }
        agent.call("export", Map.of("id", made.path("id").asText(), "cancel", true));
        return ROWS;
    }
}
