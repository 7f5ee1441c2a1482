// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.contestant.Contestant;
import dev.tablegate.bench.contestant.Server;
import dev.tablegate.bench.load.Load;
import dev.tablegate.bench.load.Sample;
import dev.tablegate.bench.load.Target;
import dev.tablegate.bench.process.Machine;
import dev.tablegate.bench.process.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** All cells in front of one back-end: every server is up at the same time, and they take turns. */
final class Phase {

    private static final int WARM_UP_CONNECTIONS = 16;

    private final Plan plan;
    private final Backend backend;
    private final PrintStream progress;

    Phase(Plan plan, Backend backend, PrintStream progress) {
        this.plan = plan;
        this.backend = backend;
        this.progress = progress;
    }

    List<Cell> run(List<Contestant> contestants) throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>();
        try {
            List<Lane> lanes = new ArrayList<>();
            for (Contestant contestant : contestants) {
                Server server = contestant.start(backend.endpoint());
                servers.add(server);
                server.targets().forEach(target -> lanes.add(Lane.of(contestant.id(), server, target)));
            }
            for (Lane lane : lanes) {
                load(lane.target()).run(WARM_UP_CONNECTIONS, plan.warmUp());
            }
            return measure(lanes);
        } finally {
            servers.forEach(Server::close);
        }
    }

    private List<Cell> measure(List<Lane> lanes) throws IOException, InterruptedException {
        List<Cell> cells = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int connections : plan.connections()) {
                for (Lane lane : lanes) {
                    Cell cell = measure(lane, connections);
                    cells.add(cell);
                    progress.println("round " + round + ": " + cell);
                }
            }
        }
        return cells;
    }

    private Cell measure(Lane lane, int connections) throws IOException, InterruptedException {
        boolean quiet = Machine.awaitQuiet(plan.quiet());
        long server = lane.server().pid();
        Usage serverBefore = Usage.of(server);
        Usage backendBefore = Usage.of(backend.child().pid());
        Sample sample = load(lane.target()).run(connections, plan.cell());
        return new Cell(
                new Cell.Name(backend.name(), lane.name(), connections),
                sample,
                Usage.of(server).since(serverBefore),
                Usage.of(backend.child().pid()).since(backendBefore),
                Usage.residentMegabytes(server),
                quiet);
    }

    private Load load(Target target) {
        return new Load(target, backend.expectation(), backend.items());
    }
}
