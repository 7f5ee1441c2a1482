// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.load.Sample;
import dev.tablegate.bench.process.Usage;
import java.util.Locale;

/**
 * One measurement of one server.
 *
 * @param name the row it belongs to
 * @param sample what the driver saw
 * @param server what the server took
 * @param backend what the DynamoDB behind it took
 * @param megabytes the server's resident memory at the end
 * @param quiet whether the machine was quiet when it began
 */
record Cell(Name name, Sample sample, Usage server, Usage backend, long megabytes, boolean quiet) {

    /** What was measured: which server, spoken to how, over how many connections, in front of what. */
    record Name(String backend, String lane, int connections) {}

    boolean valid() {
        return sample.fault().isEmpty() && sample.requests() > 0;
    }

    double serverMicros() {
        return micros(server.cpuMillis());
    }

    double serverMicrosWithoutJit() {
        return micros(server.cpuMillis() - server.jitMillis());
    }

    double backendMicros() {
        return micros(backend.cpuMillis());
    }

    private double micros(long millis) {
        return millis * 1000.0 / sample.requests();
    }

    /** One line of progress. */
    @Override
    public String toString() {
        String where = "%s, %d connections, %s: ".formatted(name.backend(), name.connections(), name.lane());
        if (!valid()) {
            return where + "does not count: " + sample.fault().orElse("no answer at all");
        }
        return where
                + String.format(
                        Locale.ROOT,
                        "%,.0f requests/s, p50 %.2f ms, p99 %.2f ms, %.0f (%.0f) µs of CPU, back-end %.0f µs, %d MB",
                        sample.perSecond(),
                        sample.millis(50),
                        sample.millis(99),
                        serverMicros(),
                        serverMicrosWithoutJit(),
                        backendMicros(),
                        megabytes);
    }
}
