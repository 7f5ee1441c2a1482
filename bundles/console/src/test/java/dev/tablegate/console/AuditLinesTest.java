// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.AuditLines.Filter;
import dev.tablegate.console.AuditLines.Found;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AuditLinesTest {

    private static final Filter ALL = new Filter("", "", "");

    /** A record in which each third line is denied, and one is no JSON. */
    private record Record(long size) implements Audit {

        @Override
        public List<Line> lines(OptionalLong before, int limit) {
            return LongStream.iterate(
                            Math.min(before.orElse(Long.MAX_VALUE) - 1, size), number -> number > 0, n -> n - 1)
                    .limit(limit)
                    .mapToObj(number -> new Line(number, json(number)))
                    .toList();
        }

        private static String json(long number) {
            return number == 7 ? "{torn" : """
                    {"number":%1$d,"time":"2026-01-02T03:04:05Z","kind":"CALL","action":"get_item","person":"Zo\\u00eb",\
                    "client":"c%1$d","decision":"%2$s","rule":"","details":{"table":"Users"}}""".formatted(number, number % 3 == 0 ? "DENIED" : "ALLOWED");
        }

        @Override
        public void record(Event event) {
            throw new AssertionError("a page that shows the record leaves it alone");
        }

        @Override
        public void note(Event event) {
            throw new AssertionError("a page that shows the record leaves it alone");
        }

        @Override
        public Verification verify() {
            throw new AssertionError("a page that shows the record leaves it alone");
        }
    }

    private static Found find(long size, OptionalLong before, Filter filter) {
        return new AuditLines(new Record(size)).find(before, filter);
    }

    private static List<Long> numbers(Found found) {
        return found.rows().stream().map(AuditLines.Row::number).toList();
    }

    @Test
    void pagesFollowEachOtherToTheBeginning() {
        Found first = find(120, OptionalLong.empty(), ALL);
        assertEquals(List.of(120L, 119L), numbers(first).subList(0, 2));
        assertEquals(50, first.rows().size());
        Found second = find(120, OptionalLong.of(first.next()), ALL);
        assertEquals(70, second.rows().get(0).number());
        Found third = find(120, OptionalLong.of(second.next()), ALL);
        assertEquals(20, third.rows().size());
        assertEquals(0, third.next());
    }

    @Test
    void filtersLeaveOutTheRest() {
        assertEquals(List.of(9L, 6L, 3L), numbers(find(10, OptionalLong.empty(), new Filter("call", "denied", ""))));
        assertEquals(List.of(5L), numbers(find(10, OptionalLong.empty(), new Filter("", "", "C5"))));
        assertEquals(
                9,
                find(10, OptionalLong.empty(), new Filter("", "", "zoë")).rows().size());
        assertEquals(List.of(), numbers(find(10, OptionalLong.empty(), new Filter("commit", "", ""))));
    }

    @Test
    void aLookThatFindsNothingReadsSoFarAndGoesOnFromThere() {
        Found found = find(20_000, OptionalLong.empty(), new Filter("", "", "not there"));
        assertTrue(found.rows().isEmpty());
        assertEquals(15_001, found.next());
    }

    @Test
    void aLineThatIsNoJsonIsShownAsSuch() {
        Found found = find(7, OptionalLong.empty(), ALL);
        assertEquals("unreadable", found.rows().get(0).action());
    }

    @Test
    void detailsReadAsWords() {
        assertEquals(
                "table: Users", find(1, OptionalLong.empty(), ALL).rows().get(0).details());
    }

    @Test
    void aFilterGoesOnAsAQuery() {
        assertEquals("kind=call&decision=&text=a%26b%3D%3Cc%3E", new Filter("call", "", "a&b=<c>").query());
    }
}
