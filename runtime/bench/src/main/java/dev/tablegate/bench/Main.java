// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.bulk.Bulk;
import dev.tablegate.bench.contestant.Contestant;
import dev.tablegate.bench.contestant.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures all servers and writes the table. Ends with 0 when every cell counts. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Tablegate beside plain servers that do the same get_item.")
public final class Main implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "3", description = "How often each cell is run.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "6", description = "How long a cell runs.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "How long each server is driven first, in seconds.")
    private int warmUp;

    @Option(names = "--connections", defaultValue = "1,8,32", split = ",", description = "The numbers of connections.")
    private List<Integer> connections = List.of();

    @Option(
            names = "--patience",
            defaultValue = "60",
            description = "How long to wait for a quiet machine before each cell, in seconds.")
    private int patience;

    @Option(names = "--only", split = ",", description = "The servers to measure: tablegate, java-sdk, ...")
    private List<String> only = List.of();

    @Option(names = "--delay", defaultValue = "0", description = "How long the stub waits before an answer, in ms.")
    private int delay;

    @Option(names = "--no-local", description = "Leaves out DynamoDB Local.")
    private boolean noLocal;

    @Option(names = "--items", defaultValue = "100000", description = "The items in DynamoDB Local's table.")
    private int items;

    @Option(names = "--quick", description = "Only proves that everything works, in less than a minute.")
    private boolean quick;

    @Option(names = "--bulk", description = "Measures SQL, exports and scans of many rows instead.")
    private boolean bulk;

    @Option(names = "--write", description = "Writes the figures to docs/performance.md.")
    private boolean write;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Places places = new Places(Places.checkout(), Files.createTempDirectory("tablegate-bench-"));
        System.out.println("Logs and data are in " + places.work());
        if (bulk) {
            return bulk(places);
        }
        List<Contestant> contestants = contestants(places);
        for (Contestant contestant : contestants) {
            contestant.prepare();
        }
        Plan plan = plan();
        List<StartUp> starts = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        try (Backend stub = Backend.stub(places, delay)) {
            starts.addAll(starts(plan, contestants, stub));
            cells.addAll(new Phase(plan, stub, System.out).run(contestants));
        }
        if (!noLocal) {
            try (Backend local = Backend.local(places, quick ? 1_000 : items)) {
                cells.addAll(new Phase(plan, local, System.out).run(contestants));
            }
        }
        report(places.root(), plan, cells, starts);
        return cells.stream().allMatch(Cell::valid) ? 0 : 1;
    }

    private int bulk(Places places) throws IOException, InterruptedException {
        String figures = new Bulk(places, rounds, !noLocal, System.out).run();
        System.out.println();
        System.out.print(figures);
        if (write) {
            Page.replace(places.root().resolve("docs/performance.md"), "bulk figures", figures);
        }
        return 0;
    }

    private Plan plan() {
        return quick
                ? Plan.quick()
                : new Plan(
                        rounds,
                        rounds,
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(warmUp),
                        connections,
                        Duration.ofSeconds(patience));
    }

    private List<Contestant> contestants(Places places) {
        return Contestant.all(places).stream()
                .filter(contestant -> only.isEmpty() || only.contains(contestant.id()))
                .toList();
    }

    private static List<StartUp> starts(Plan plan, List<Contestant> contestants, Backend stub)
            throws IOException, InterruptedException {
        List<StartUp> starts = new ArrayList<>();
        for (int round = 1; round <= plan.starts(); round++) {
            for (Contestant contestant : contestants) {
                StartUp start = StartUp.of(contestant, stub.endpoint(), plan.quiet());
                starts.add(start);
                System.out.println("start " + round + ": " + start);
            }
        }
        return starts;
    }

    private void report(Path root, Plan plan, List<Cell> cells, List<StartUp> starts) throws IOException {
        String figures = Setting.of(plan, cells) + Report.of(cells, starts);
        System.out.println();
        System.out.print(figures);
        if (write) {
            Page.replace(root.resolve("docs/performance.md"), "figures", figures);
        }
    }
}
