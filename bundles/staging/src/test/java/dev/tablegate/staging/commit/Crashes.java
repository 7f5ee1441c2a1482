// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.tool.Call;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Header;
import dev.tablegate.staging.set.Ledger;
import dev.tablegate.staging.set.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Drops the process at the n-th of the points where something lasts or leaves the process. */
final class Crashes {

    /** What happens at no point of the program's own: the process is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String label) {
            super(label);
        }
    }

    private final List<String> passed = new ArrayList<>();
    private int left;

    /**
     * @param point which of them, from 1 on; a very large one for none
     */
    Crashes(int point) {
        this.left = point;
    }

    /** The labels of the points that were passed. */
    List<String> passed() {
        return List.copyOf(passed);
    }

    private <R> R around(String label, Supplier<R> what) {
        point("before " + label);
        var result = what.get();
        point("after " + label);
        return result;
    }

    private void point(String label) {
        passed.add(label);
        if (--left == 0) {
            throw new Crash(label);
        }
    }

    Writer over(Writer writer) {
        return new Writer() {
            @Override
            public Result transact(Call call, List<ItemWrite> writes, String token) {
                return around("sending", () -> writer.transact(call, writes, token));
            }
        };
    }

    Store over(Store store) {
        return new Store() {
            @Override
            public Optional<Entry> get(String kind, String id) {
                return store.get(kind, id);
            }

            @Override
            public List<Entry> list(String kind, String prefix) {
                return store.list(kind, prefix);
            }

            @Override
            public void write(List<Change> changes) {
                around(label(changes.getFirst()), () -> {
                    store.write(changes);
                    return changes;
                });
            }
        };
    }

    private static String label(Change change) {
        return change instanceof Change.Put put
                ? "the journal says "
                        + (put.value().toLowerCase(Locale.ROOT).contains("stopped") ? "stopped" : "sending")
                : "the journal is gone";
    }

    Ledger over(Ledger ledger) {
        return new Ledger() {
            @Override
            public List<Header> committing() {
                return ledger.committing();
            }

            @Override
            public Optional<Header> find(String set) {
                return ledger.find(set);
            }

            @Override
            public List<Planned.Sketch> waiting(String set) {
                return ledger.waiting(set);
            }

            @Override
            public List<Planned> load(String set, List<Integer> numbers) {
                return ledger.load(set, numbers);
            }

            @Override
            public void record(String set, Map<Integer, Outcome> outcomes) {
                around("outcomes", () -> {
                    ledger.record(set, outcomes);
                    return outcomes;
                });
            }

            @Override
            public Header finish(String set) {
                return around("the end", () -> ledger.finish(set));
            }

            @Override
            public Header finish(String set, String trouble) {
                return around("the end", () -> ledger.finish(set, trouble));
            }
        };
    }
}
