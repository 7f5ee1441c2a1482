// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The figures of sets, kept for as long as their headers stay: to work them out all changes have to be read. */
@Component(service = Summaries.class)
public final class Summaries {

    private static final int MOST = 1_000;

    private final ReentrantLock looking = new ReentrantLock();
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private final SetBook book;

    private record Known(long version, Summary summary) {}

    @Activate
    public Summaries(@Reference SetBook book) {
        this.book = book;
    }

    Summary of(Kept kept) {
        if (kept.header().status() == Status.COMMITTING) {
            // Outcomes come in without a word in the header.
            return read(kept);
        }
        long version = kept.entry().version();
        return looking(all -> Optional.ofNullable(all.get(kept.id())))
                .filter(found -> found.version() == version)
                .map(Known::summary)
                .orElseGet(() -> kept(kept.id(), new Known(version, read(kept))));
    }

    private Summary kept(String set, Known now) {
        return looking(all -> {
            all.put(set, now);
            if (all.size() > MOST) {
                all.remove(all.keySet().iterator().next());
            }
            return now.summary();
        });
    }

    private Summary read(Kept kept) {
        return Summary.of(kept.header(), book.heads(kept.header()));
    }

    private <R> R looking(Function<Map<String, Known>, R> look) {
        looking.lock();
        try {
            return look.apply(known);
        } finally {
            looking.unlock();
        }
    }
}
