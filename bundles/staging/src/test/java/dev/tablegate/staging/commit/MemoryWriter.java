// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Expectations;
import dev.tablegate.tck.FakeTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes transactions to tables in memory, and counts how often each item was written. No checks. */
public final class MemoryWriter implements Writer {

    private final FakeTables tables;
    private final Map<String, List<ItemWrite>> tokens = new HashMap<>();
    private final Map<Map<String, Value>, Integer> times = new HashMap<>();
    private int transactions;

    public MemoryWriter(FakeTables tables) {
        this.tables = tables;
    }

    /** How often the item of that key was written. */
    public synchronized int times(Map<String, Value> key) {
        return times.getOrDefault(key, 0);
    }

    /** How many transactions were written. */
    public synchronized int transactions() {
        return transactions;
    }

    /** As DynamoDB does after ten minutes. */
    synchronized void forgetTokens() {
        tokens.clear();
    }

    @Override
    public synchronized Result transact(Call call, List<ItemWrite> writes, String token) {
        var before = Optional.ofNullable(tokens.get(token));
        if (before.isPresent()) {
            if (!before.get().equals(writes)) {
                throw new Unanswered("That token was another transaction's.", new IllegalStateException());
            }
            return new Result.Written(0);
        }
        var reasons = writes.stream().map(write -> reason(call, write)).toList();
        if (reasons.stream().anyMatch(reason -> !(reason instanceof Reason.None))) {
            return new Result.Refused(reasons);
        }
        writes.forEach(write -> write(call, write));
        tokens.put(token, List.copyOf(writes));
        transactions++;
        return new Result.Written(writes.size());
    }

    private Reason reason(Call call, ItemWrite write) {
        var now = now(call, write);
        return Expectations.hold(write, now) ? new Reason.None() : new Reason.Changed(now);
    }

    private void write(Call call, ItemWrite write) {
        times.merge(write.key(), 1, Integer::sum);
        switch (write) {
            case ItemWrite.Create create -> tables.put(create.table(), create.item());
            case ItemWrite.Change change -> {
                var item = new TreeMap<>(now(call, change).orElseThrow());
                item.putAll(change.set());
                item.keySet().removeAll(change.remove());
                tables.put(change.table(), item);
            }
            case ItemWrite.Remove remove -> tables.delete(remove.table(), remove.key());
            case ItemWrite.Check ignored -> {}
        }
    }

    private Optional<Map<String, Value>> now(Call call, ItemWrite write) {
        return tables.get(call, new GetRequest(write.table(), write.key(), List.of(), true))
                .item();
    }
}
