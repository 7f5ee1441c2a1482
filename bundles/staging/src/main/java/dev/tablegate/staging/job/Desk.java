// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.staging.set.Announcer;
import dev.tablegate.staging.set.Digests;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What everybody who has to do with jobs needs to know of them. */
@Component(service = Desk.class)
public final class Desk {

    private static final int MOST_SAMPLE_BYTES = 250_000;

    private final Book book;
    private final Trail trail;
    private final Profiles profiles;
    private final Grants grants;
    private final Origin origin;
    private final Consumer<String> announcer;
    private final Clock clock;

    @Activate
    public Desk(
            @Reference Store store,
            @Reference Audit audit,
            @Reference Profiles profiles,
            @Reference Grants grants,
            @Reference Origin origin,
            @Reference Announcer announcer) {
        this(new Book(store), new Trail(audit), profiles, grants, origin, announcer::changed, Clock.systemUTC());
    }

    Desk(
            Book book,
            Trail trail,
            Profiles profiles,
            Grants grants,
            Origin origin,
            Consumer<String> announcer,
            Clock clock) {
        this.book = book;
        this.trail = trail;
        this.profiles = profiles;
        this.grants = grants;
        this.origin = origin;
        this.announcer = announcer;
        this.clock = clock;
    }

    Book book() {
        return book;
    }

    Trail trail() {
        return trail;
    }

    Clock clock() {
        return clock;
    }

    /** Tells pages that it changed. */
    void changed(String job) {
        announcer.accept(job);
    }

    /** How many people the profile's policy wants; for a profile that went, as many as can be wanted. */
    int approvers(Header header) {
        return profiles.find(header.origin().profile())
                .map(Profile::policy)
                .map(Profile.Policy::approvers)
                .orElse(2);
    }

    /** What the profile points at now, if it may be used. */
    Optional<String> target(String profile) {
        return profiles.exposed(profile) ? profiles.target(profile) : Optional.empty();
    }

    /** Whether the profile may be used, and leads where it led when the job was proposed. */
    boolean there(Header header) {
        return target(header.origin().profile())
                .equals(Optional.of(header.origin().target()));
    }

    /** Whether the connection that proposed the job was neither revoked nor has expired. */
    boolean connected(Header header) {
        return grants.list().stream()
                .anyMatch(grant -> grant.connection().equals(header.origin().connection()));
    }

    /** Keeps a new job. It was recorded before. */
    Header create(Header header, List<Change> sample) {
        book.create(header, fitting(sample).stream().map(Records::write).toList());
        changed(header.id());
        return header;
    }

    /** Those that a record of the store can hold. */
    static List<Change> fitting(List<Change> sample) {
        return sample.stream()
                .filter(change -> bytes(change) <= MOST_SAMPLE_BYTES)
                .toList();
    }

    static int bytes(Record value) {
        return Records.write(value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** The job as it is shown, with its sample. */
    Job shown(Header header) {
        return shown(header, book.sample(header.id()));
    }

    /** The job in a list: without its sample. */
    Job listed(Header header) {
        return shown(header, List.of());
    }

    Status status(Header header) {
        return header.statusAt(clock.instant());
    }

    private Job shown(Header header, List<Change> sample) {
        var tried = header.trial();
        return new Job(
                header.id(),
                header.origin().profile(),
                status(header),
                header.rule().rule(),
                header.reason(),
                new Job.Trial(tried.matched(), tried.changed(), tried.complete(), tried.problems(), sample),
                book.checkpoint(header.id()).progress(),
                header.created(),
                header.updatedAt(clock.instant()),
                URI.create(origin.address() + "/system/console/tablegate-jobs?job=" + header.id()));
    }

    /** Stands for what people decide about. */
    static String digest(Header.Origin origin, StoredRule rule, List<Change> sample) {
        var digests = new Digests()
                .text(origin.connection())
                .text(origin.profile())
                .text(origin.target())
                .text(origin.undoes().orElse(""))
                .text(Records.write(rule))
                .text(Integer.toString(sample.size()));
        sample.forEach(change -> digests.item(change.key()).item(change.base()).item(change.result()));
        return digests.hex();
    }
}
