// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which recorded answer a request gets. */
public final class Answers implements Answering {

    private static final byte[] UNKNOWN = Recorded.answer("UnknownOperation");
    private static final byte[] THROTTLED = Recorded.answer("Throttled");
    private static final String RESUME = "\"ExclusiveStartKey\"";
    private static final String RESUME_AT = "order-";

    private final Map<String, byte[]> single = Stream.of(
                    "GetItem", "GetItem+capacity", "Query", "Query+capacity", "DescribeTable", "ListTables")
            .collect(Collectors.toMap(Function.identity(), Recorded::answer));
    private final Map<String, List<byte[]>> paged;
    private final int throttleEvery;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param pages how many pages a scan has
     * @param throttleEvery how many requests lie between two that are throttled; 0 for none
     */
    public Answers(int pages, int throttleEvery) {
        this.paged = Map.of(
                "Scan", Recorded.pages("Scan", "Scan.last", pages),
                "Scan+capacity", Recorded.pages("Scan+capacity", "Scan.last+capacity", pages));
        this.throttleEvery = throttleEvery;
    }

    @Override
    public byte[] answer(String operation, String body) {
        if (throttleEvery > 0 && count.incrementAndGet() % throttleEvery == 0) {
            return THROTTLED;
        }
        String name = body.contains("\"ReturnConsumedCapacity\":\"TOTAL\"") ? operation + "+capacity" : operation;
        List<byte[]> pages = paged.getOrDefault(name, List.of());
        return pages.isEmpty() ? single.getOrDefault(name, UNKNOWN) : pages.get(page(body));
    }

    private static int page(String body) {
        int resume = body.indexOf(RESUME);
        if (resume < 0) {
            return 0;
        }
        int at = body.indexOf(RESUME_AT, resume) + RESUME_AT.length();
        return Integer.parseInt(body, at, at + 5, 10);
    }
}
