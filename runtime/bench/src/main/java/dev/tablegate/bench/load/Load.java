// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * A closed loop: each connection sends its next request when it has read the answer to the last. The keys follow a
 * fixed stride, so that every run asks for the same and no cache of one key helps.
 */
public final class Load {

    private static final int STRIDE = 7_919;

    private final Target target;
    private final Expectation expectation;
    private final int items;
    private final AtomicInteger next = new AtomicInteger();

    public Load(Target target, Expectation expectation, int items) {
        this.target = target;
        this.expectation = expectation;
        this.items = items;
    }

    /** Drives the server for a while. */
    public Sample run(int connections, Duration time) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Template template = Template.of(target.getItem());
        List<Future<Lane>> lanes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                lanes.add(threads.submit(() -> drive(template.copy(), end)));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return sample(seconds, lanes);
    }

    private Lane drive(Template template, long end) throws IOException {
        Lane lane = new Lane();
        try (Connection connection = new Connection(target.uri().getPort())) {
            for (long now = System.nanoTime(); now < end && lane.fault.isEmpty(); ) {
                int index = (int) ((long) next.getAndIncrement() * STRIDE % items);
                template.aim(index);
                var answer = connection.ask(template.bytes());
                long after = System.nanoTime();
                lane.add(after - now);
                lane.fault = expectation.fault(answer, index);
                now = System.nanoTime();
            }
        }
        return lane;
    }

    private static Sample sample(double seconds, List<Future<Lane>> lanes) throws InterruptedException {
        LongStream nanos = LongStream.empty();
        Optional<String> fault = Optional.empty();
        for (Future<Lane> future : lanes) {
            try {
                Lane lane = future.get();
                nanos = LongStream.concat(nanos, lane.nanos());
                fault = fault.or(() -> lane.fault);
            } catch (ExecutionException e) {
                fault = fault.or(() -> Optional.of(String.valueOf(e.getCause())));
            }
        }
        return new Sample(seconds, nanos.sorted().toArray(), fault);
    }

    /** What one connection saw. */
    private static final class Lane {

        private long[] nanos = new long[4096];
        private int count;
        private Optional<String> fault = Optional.empty();

        void add(long nanosOfOne) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = nanosOfOne;
        }

        LongStream nanos() {
            return Arrays.stream(nanos, 0, count);
        }
    }
}
