// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.host.view.Outlook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class WordsTest {

    private static Plan plan(Access access, Optional<String> key, Optional<String> filter, Plan.Cost cost) {
        var read = new Plan.Read(
                "Orders",
                access,
                Optional.empty(),
                key,
                filter,
                Optional.empty(),
                List.of(),
                1,
                cost,
                Optional.empty());
        return new Plan(List.of(read), cost, List.of());
    }

    @Test
    void aQueryIsSaidWithItsKeyFilterAndCost() {
        var plan = plan(
                Access.QUERY,
                Optional.of("userId = 'u1'"),
                Optional.of("total > 5"),
                new Plan.Cost(1, 1, 0.5, 0.000001));
        assertEquals(
                "A query of 'Orders': userId = 'u1'; of these, where total > 5. About 1 item, 1 request, 0.5 read units,"
                        + " $0.000001 for all of it. Read, page by page, as soon as a person looks.",
                Words.of(Gallery.query("u1"), new Outlook(Access.QUERY, false, Optional.of(plan)), Optional.empty()));
        String descending = Words.of(
                Gallery.descending(Gallery.query("u1")),
                new Outlook(Access.QUERY, false, Optional.of(plan)),
                Optional.empty());
        assertTrue(descending.contains("userId = 'u1', sort key descending; of these"), descending);
    }

    @Test
    void aStatementIsSaidByWhatItReads() {
        var plan = plan(Access.SCAN, Optional.empty(), Optional.empty(), new Plan.Cost(2_000, 12, 1_500, 0.0002));
        assertEquals(
                "The result of a statement that reads 'Orders' (scan). About 2,000 items, 12 requests, 1,500.0 read"
                        + " units, $0.000200 for all of it. The person is asked before it is read.",
                Words.of(
                        new Statement("select 1", true),
                        new Outlook(Access.SCAN, true, Optional.of(plan)),
                        Optional.empty()));
    }
}
