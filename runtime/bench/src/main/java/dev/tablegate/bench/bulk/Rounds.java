// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Lets contestants take turns, so that what else runs on the machine meets all of them.
 *
 * @param count how often each does its work
 */
record Rounds(int count, PrintStream progress) {

    /** The median time of each, in milliseconds, after so many rounds that do not count. */
    Map<String, Long> millis(int warmUp, Map<String, Callable<?>> works) throws IOException, InterruptedException {
        var times = new LinkedHashMap<String, List<Long>>();
        works.keySet().forEach(name -> times.put(name, new ArrayList<>()));
        for (int round = 1 - warmUp; round <= count; round++) {
            for (var work : works.entrySet()) {
                long time = time(work.getValue());
                progress.println("round " + round + ": " + work.getKey() + " " + time + " ms");
                if (round > 0) {
                    times.getOrDefault(work.getKey(), new ArrayList<>()).add(time);
                }
            }
        }
        var medians = new LinkedHashMap<String, Long>();
        times.forEach((name, all) -> medians.put(
                name, all.stream().sorted().skip(all.size() / 2).findFirst().orElse(0L)));
        return medians;
    }

    private static long time(Callable<?> work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            work.call();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
