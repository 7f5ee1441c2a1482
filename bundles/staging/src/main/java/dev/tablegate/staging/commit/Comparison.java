// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.staging.set.Expectations;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import java.util.List;
import java.util.TreeMap;

/** Tells by the items whether a transaction was written, where DynamoDB does not say so any more. */
final class Comparison {

    private Comparison() {}

    /**
     * Decides for each item. An item that is neither as it was nor as it would be is in conflict: somebody else wrote
     * it, before the transaction or after it.
     */
    static Verdict of(List<Planned> planned, Look look) {
        var writes = planned.stream()
                .filter(one -> !(one.write() instanceof ItemWrite.Check))
                .toList();
        var written = writes.stream()
                .filter(one -> Expectations.done(one.write(), look.now(one)))
                .toList();
        if (written.isEmpty()) {
            var conflicts = look.conflicts();
            return conflicts.isEmpty()
                    ? new Verdict.Again("DynamoDB gave no answer, and nothing was written.")
                    : new Verdict.Ended(conflicts, "");
        }
        if (written.size() == writes.size()) {
            return new Verdict.Written();
        }
        var outcomes = new TreeMap<Integer, Outcome>();
        writes.forEach(one -> outcomes.put(one.number(), new Outcome.Conflicting(look.now(one))));
        written.forEach(one -> outcomes.put(one.number(), new Outcome.Committed()));
        return new Verdict.Ended(outcomes, "");
    }
}
