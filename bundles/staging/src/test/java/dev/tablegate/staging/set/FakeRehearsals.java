// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Rehearsals;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses every transaction because of its last write, and leaves the items as they were. */
final class FakeRehearsals implements Rehearsals {

    Map<String, List<Map<String, Value>>> items = Map.of();

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Rehearsed run(
            List<TableDescription> tables,
            Map<String, List<Map<String, Value>>> before,
            List<List<ItemWrite>> transactions) {
        items = before;
        var results = new ArrayList<Result>();
        var after = new ArrayList<Optional<Map<String, Value>>>();
        for (List<ItemWrite> writes : transactions) {
            var reasons = new ArrayList<Reason>();
            for (ItemWrite write : writes) {
                reasons.add(new Reason.None());
                after.add(before.getOrDefault(write.table(), List.of()).stream()
                        .filter(item -> item.entrySet().containsAll(write.key().entrySet()))
                        .findFirst());
            }
            reasons.set(reasons.size() - 1, new Reason.Invalid("Too large."));
            results.add(new Result.Refused(reasons));
        }
        return new Rehearsed(results, after);
    }
}
