// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.staging.set.Retries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The jobs in the store: what was decided, where each stands, and the samples. */
record Book(Store store) {

    private static final String HEADER = "bulk-job";
    private static final String CHECKPOINT = "bulk-checkpoint";
    private static final String SAMPLE = "bulk-sample";

    /** All jobs, newest first. */
    List<Header> all() {
        return store.list(HEADER, "").stream()
                .map(entry -> Records.read(entry, Header.class))
                .sorted(Comparator.comparing(Header::created).reversed())
                .toList();
    }

    Optional<Header> find(String id) {
        return store.get(HEADER, id).map(entry -> Records.read(entry, Header.class));
    }

    List<Change> sample(String id) {
        return store.list(SAMPLE, id + "/").stream()
                .map(entry -> Records.read(entry, Change.class))
                .toList();
    }

    Checkpoint checkpoint(String id) {
        return store.get(CHECKPOINT, id)
                .map(entry -> Records.read(entry, Checkpoint.class))
                .orElse(Checkpoint.START);
    }

    void create(Header header, List<String> sample) {
        var changes = new ArrayList<dev.tablegate.host.store.Change>();
        changes.add(
                dev.tablegate.host.store.Change.create(HEADER, header.id(), Records.write(header), Optional.empty()));
        for (int i = 0; i < sample.size(); i++) {
            changes.add(dev.tablegate.host.store.Change.create(
                    SAMPLE, sampleId(header.id(), i), sample.get(i), Optional.empty()));
        }
        store.write(changes);
    }

    /** Changes what was decided, upon whatever it is by now. */
    Header change(String id, UnaryOperator<Header> change) {
        return Retries.of(() -> {
            var read = entry(id);
            var after = change.apply(Records.read(read, Header.class));
            store.write(dev.tablegate.host.store.Change.replace(read, Records.write(after), Optional.empty()));
            return after;
        });
    }

    void write(String id, Checkpoint checkpoint) {
        store.write(dev.tablegate.host.store.Change.put(CHECKPOINT, id, Records.write(checkpoint), Optional.empty()));
    }

    void forget(String id) {
        var changes = new ArrayList<dev.tablegate.host.store.Change>();
        changes.add(dev.tablegate.host.store.Change.remove(HEADER, id));
        changes.add(dev.tablegate.host.store.Change.remove(CHECKPOINT, id));
        store.list(SAMPLE, id + "/")
                .forEach(entry -> changes.add(dev.tablegate.host.store.Change.remove(SAMPLE, entry.id())));
        store.write(changes);
    }

    private Entry entry(String id) {
        return store.get(HEADER, id)
                .orElseThrow(() -> new IllegalArgumentException("There is no such bulk update any more."));
    }

    private static String sampleId(String id, int number) {
        return String.format(Locale.ROOT, "%s/%02d", id, number);
    }
}
