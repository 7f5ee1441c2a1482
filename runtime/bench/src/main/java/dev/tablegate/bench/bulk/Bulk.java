// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.bench.Backend;
import dev.tablegate.bench.contestant.Places;
import dev.tablegate.bench.contestant.Server;
import dev.tablegate.bench.contestant.Tablegate;
import dev.tablegate.bench.process.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** All measurements of many rows, and what they say as tables. */
public final class Bulk {

    /** As long as a page of DynamoDB takes in its own region, and longer. */
    private static final int DELAY_MILLIS = 50;

    private final Places places;
    private final Rounds rounds;
    private final boolean local;

    public Bulk(Places places, int rounds, boolean local, PrintStream progress) {
        this.places = places;
        this.rounds = new Rounds(rounds, progress);
        this.local = local;
    }

    public String run() throws IOException, InterruptedException {
        var text = new StringBuilder();
        text.append("| statement | back-end | done by | ms | CPU ms |\n| --- | --- | --- | ---: | ---: |\n");
        try (Backend stub = Backend.shopStub(places, 0)) {
            text.append(statements(stub));
        }
        if (local) {
            try (Backend dynamo = Backend.shopLocal(places)) {
                text.append(statements(dynamo));
            }
        }
        text.append("\n| export of 1,000,000 rows | rows/s | CPU ms | peak RSS, MB |\n| --- | ---: | ---: | ---: |\n");
        try (Backend stub = Backend.shopStub(places, 0)) {
            try (Server server = server(stub, "")) {
                text.append(new Exporting(rounds, stub, server).compared());
            }
            try (Server small = server(stub, "-Xmx256m")) {
                text.append(new Exporting(rounds, stub, small).alone("heap of 256 MB"));
            }
        }
        text.append("\n| scan of 100,000 rows, 50 ms a page | ms |\n| --- | ---: |\n");
        try (Backend slow = Backend.shopStub(places, DELAY_MILLIS);
                Server server = server(slow, "")) {
            text.append(new Scanning(rounds, server).rows());
        }
        return head() + text;
    }

    private String statements(Backend backend) throws IOException, InterruptedException {
        try (Server server = server(backend, "")) {
            return new Statements(rounds, backend, server).rows();
        }
    }

    private Server server(Backend backend, String options) throws IOException, InterruptedException {
        return new Tablegate(places).start(backend.endpoint(), "full", options);
    }

    private String head() throws IOException {
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d cores shared by all, Java %s; medians of %d rounds; load average at the end %.1f.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                rounds.count(),
                Machine.load());
    }
}
