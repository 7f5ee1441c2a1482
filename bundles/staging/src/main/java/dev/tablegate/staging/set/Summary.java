// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.Change.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set's changes in figures.
 *
 * @param digest stands for everything that would be written now
 * @param tables how many changes each table has
 * @param waiting how many would be written now
 * @param rejected how many people took out
 * @param conflicts how many are in conflict
 * @param failed how many DynamoDB did not take
 * @param unknown of how many DynamoDB did not say whether it wrote them
 * @param done how many are written
 * @param transactions in how many transactions they would be written
 * @param units what that would consume
 */
record Summary(
        String digest,
        Map<String, Integer> tables,
        int waiting,
        int rejected,
        int conflicts,
        int failed,
        int unknown,
        int done,
        int transactions,
        double units) {

    static Summary of(Header header, List<Head> heads) {
        var tables = new TreeMap<String, Integer>();
        heads.forEach(head -> tables.merge(head.table(), 1, Integer::sum));
        List<Head> waiting = heads.stream().filter(Head::waits).toList();
        return new Summary(
                digest(header, waiting),
                Map.copyOf(tables),
                waiting.size(),
                (int) heads.stream().filter(Head::rejected).count(),
                count(heads, Outcome.CONFLICT),
                count(heads, Outcome.FAILED),
                count(heads, Outcome.UNKNOWN),
                count(heads, Outcome.COMMITTED),
                Chunks.of(
                                waiting.stream().map(Head::sketch).toList(),
                                header.origin().atomic())
                        .size(),
                waiting.stream().mapToLong(Head::units).sum());
    }

    private static int count(List<Head> heads, Outcome outcome) {
        return (int) heads.stream()
                .filter(head -> !head.rejected() && head.outcome() == outcome)
                .count();
    }

    private static String digest(Header header, List<Head> waiting) {
        Header.Origin origin = header.origin();
        Digests digests = new Digests()
                .text("tablegate change set 1")
                .text(header.id())
                .text(origin.profile())
                .text(origin.target())
                .text(Boolean.toString(origin.atomic()));
        for (Head head : waiting) {
            digests.text(Integer.toString(head.number())).text(head.hash()).texts(head.rejectedAttributes());
        }
        return digests.hex();
    }
}
