// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.contestant.Contestant;
import dev.tablegate.bench.contestant.Server;
import dev.tablegate.bench.process.Machine;
import dev.tablegate.bench.process.Usage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * One start of one server, alone on the machine.
 *
 * @param id the server
 * @param seconds from the start of its process to the answer to the first {@code tools/list}
 * @param megabytes its resident memory then
 * @param listBytes the size of that answer
 */
record StartUp(String id, double seconds, long megabytes, int listBytes) {

    static StartUp of(Contestant contestant, URI dynamo, Duration quiet) throws IOException, InterruptedException {
        Machine.awaitQuiet(quiet);
        try (Server server = contestant.start(dynamo)) {
            long start = System.nanoTime();
            byte[] list = server.toolsList();
            double seconds = (server.untilListening().toNanos() + System.nanoTime() - start) / 1e9;
            return new StartUp(contestant.id(), seconds, Usage.residentMegabytes(server.pid()), list.length);
        }
    }
}
