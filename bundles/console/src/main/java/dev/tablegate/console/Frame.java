// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.staging.Job;
import dev.tablegate.host.staging.Jobs;
import dev.tablegate.host.staging.Reviews;
import dev.tablegate.host.store.StoreFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all pages share: who is signed in, and how much waits behind the entries of the menu. */
@Component(service = {Frame.class, EventHandler.class})
@EventTopics(Reviews.CHANGED)
public final class Frame implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
    private static final int MOST = 1_000;

    private final Sessions sessions;
    private final Optional<Reviews> reviews;
    private final Optional<Jobs> jobs;
    private final AtomicLong version = new AtomicLong();
    private volatile Counted counted = new Counted(-1, Map.of());

    /** What was counted while nothing had changed since that version. */
    private record Counted(long version, Map<String, Integer> counts) {}

    @Activate
    public Frame(
            @Reference Sessions sessions,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Reviews> reviews,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Jobs> jobs) {
        this.sessions = sessions;
        this.reviews = reviews;
        this.jobs = jobs;
    }

    Sessions sessions() {
        return sessions;
    }

    /** How much waits for a decision, by the name of the page. Counted anew only when something changed. */
    Map<String, Integer> waiting() {
        long now = version.get();
        if (counted.version() != now) {
            counted = new Counted(now, count());
        }
        return counted.counts();
    }

    private Map<String, Integer> count() {
        try {
            return Map.of(
                    "changes",
                    reviews.map(known -> known.list(true, MOST).size()).orElse(0),
                    "jobs",
                    (int) jobs.stream()
                            .flatMap(known -> known.list(MOST).stream())
                            .filter(shown -> shown.job().status() == Job.Status.PROPOSED)
                            .count());
        } catch (StoreFailure unread) {
            // Pages that need no staged changes must still open, and the one that does says what is wrong.
            LOG.warn("What waits could not be counted", unread);
            return Map.of();
        }
    }

    @Override
    public void handleEvent(Event event) {
        version.incrementAndGet();
    }
}
