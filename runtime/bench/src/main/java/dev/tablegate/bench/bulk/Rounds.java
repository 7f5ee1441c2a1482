// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.bench.process.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

/**
 * Lets contestants take turns, so that what else runs on the machine meets all of them.
 *
 * @param count how often each does its work
 */
record Rounds(int count, PrintStream progress) {

    /** What a work took: by the clock, and of the cores in this process and in the server together. */
    record Took(long millis, long cpuMillis) {}

    /** The medians of each, after so many rounds that do not count. */
    Map<String, Took> medians(int warmUp, long server, Map<String, Callable<?>> works)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<String, List<Took>>();
        for (int round = 1 - warmUp; round <= count; round++) {
            for (var work : works.entrySet()) {
                Took took = took(work.getValue(), server);
                progress.println("round " + round + ": " + work.getKey() + " " + took);
                if (round > 0) {
                    all.computeIfAbsent(work.getKey(), fresh -> new ArrayList<>())
                            .add(took);
                }
            }
        }
        var medians = new LinkedHashMap<String, Took>();
        all.forEach((name, times) ->
                medians.put(name, new Took(median(times, Took::millis), median(times, Took::cpuMillis))));
        return medians;
    }

    private static long median(List<Took> all, ToLongFunction<Took> what) {
        return all.stream()
                .mapToLong(what)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElse(0);
    }

    private static Took took(Callable<?> work, long server) throws IOException, InterruptedException {
        long before = cpuMillis(server);
        long start = System.nanoTime();
        try {
            work.call();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        return new Took((System.nanoTime() - start) / 1_000_000, cpuMillis(server) - before);
    }

    private static long cpuMillis(long server) throws IOException {
        long own = ProcessHandle.current().pid();
        return Usage.of(own).cpuMillis() + Usage.of(server).cpuMillis();
    }
}
