// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.contestant;

import dev.tablegate.bench.http.Message;
import dev.tablegate.bench.load.Connection;
import dev.tablegate.bench.load.Target;
import dev.tablegate.bench.process.Child;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A measured server while it runs.
 *
 * @param child the process that was started
 * @param pid the process that serves
 * @param targets how it is spoken to, one for each protocol it is measured with
 * @param untilListening the time from its start to its open port
 */
public record Server(Child child, long pid, List<Target> targets, Duration untilListening) implements AutoCloseable {

    /** Waits for one of our own servers, which prints its port. */
    static Server listening(Child child, long startNanos) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + child.printed("port=") + "/mcp");
        Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
        return new Server(child, child.pid(), List.of(Target.open(uri)), time);
    }

    /** Lists the tools once and hands back the answer's body. */
    public byte[] toolsList() throws IOException {
        Target target = targets.getFirst();
        try (Connection connection = new Connection(target.uri().getPort())) {
            Message answer = connection.ask(target.toolsList());
            if (answer.status() != 200) {
                throw new IOException("tools/list got " + answer.head());
            }
            return answer.body();
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
