// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Header;
import dev.tablegate.staging.set.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes sets on threads of their own, and goes on with those that a restart broke off. */
@Component(immediate = true)
public final class BackgroundCommits implements Commits {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundCommits.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> begun = new ConcurrentHashMap<>();
    private final Means means;
    private final Places places;
    private final Audit audit;

    @Activate
    public BackgroundCommits(
            @Reference Ledger ledger,
            @Reference Writer writer,
            @Reference Tables tables,
            @Reference Profiles profiles,
            @Reference Store store,
            @Reference Audit audit) {
        places = new Places();
        means = new Means(ledger, new Journal(store), writer, tables, profiles, Clock.systemUTC(), places);
        this.audit = audit;
        var brokenOff = ledger.committing().stream().map(Header::id).toList();
        means.journal().keepOnly(brokenOff);
        brokenOff.forEach(this::begin);
    }

    /** What is under way stays in the journal, and is settled after the restart. */
    @Deactivate
    void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void begin(String set) {
        if (begun.merge(set, 1, Integer::sum) == 1) {
            threads.execute(() -> write(set));
        }
    }

    /** Once for each time that it was begun since: the next decision may be there before this thread is gone. */
    private void write(String set) {
        int times;
        do {
            times = begun.getOrDefault(set, 0);
            writeOnce(set);
        } while (!begun.remove(set, times));
    }

    private void writeOnce(String set) {
        try {
            places.enter();
            try {
                var header = means.ledger().find(set).filter(one -> one.status() == Status.COMMITTING);
                if (header.isPresent()) {
                    record(new Run(means, header.get()).go());
                }
            } finally {
                places.leave();
            }
        } catch (InterruptedException stopping) {
            LOG.info("The commit of set {} goes on after the restart", set);
        } catch (RuntimeException broken) {
            // The store or the audit record, of which both may fail: what is under way is in the journal.
            LOG.error("The commit of set {} broke off, and goes on after a restart", set, broken);
        }
    }

    private void record(Header ended) {
        var decision = ended.decision();
        var people = decision.map(Header.Decision::people).orElse(List.of());
        var who = new Event.Who(
                people.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", people)),
                Optional.empty(),
                Optional.of(ended.origin().connection()),
                Optional.of(ended.origin().profile()));
        boolean all = ended.status() == Status.COMMITTED;
        var details = new HashMap<String, Object>(Map.of(
                "set", ended.id(),
                "digest", decision.map(Header.Decision::digest).orElse(""),
                "status", ended.status().name()));
        decision.flatMap(Header.Decision::stop).ifPresent(stop -> details.put("stopped", stop.person()));
        audit.record(new Event(
                Event.Kind.CHANGE,
                "commit-ended",
                who,
                all ? Event.Decision.ALLOWED : Event.Decision.FAILED,
                "",
                details));
    }
}
