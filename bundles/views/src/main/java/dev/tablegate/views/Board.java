// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.view.Viewing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the views of all connections hang: the book, the record, the limits. */
@Component(service = Board.class, configurationPid = "dev.tablegate.views")
@Designate(ocd = Board.Config.class)
public final class Board {

    private final ReentrantLock lock = new ReentrantLock();
    private final Means means;
    private final Book book;
    private final Trail trail;
    private final int most;

    /** How many views there may be. */
    @ObjectClassDefinition(name = "Tablegate views", description = "What agents open for people at the console.")
    public @interface Config {

        @AttributeDefinition(
                name = "Views per connection",
                description = "How many views one connection may have; the one changed longest ago makes room.",
                min = "1",
                max = "1000")
        int views() default 50;

        @AttributeDefinition(
                name = "Days",
                description = "How long a view is kept that its agent does not change.",
                min = "1",
                max = "365")
        int days() default 14;
    }

    @Activate
    public Board(
            @Reference Store store,
            @Reference Audit audit,
            @Reference Grants grants,
            @Reference Origin origin,
            @Reference EventAdmin events,
            Config config) {
        this(
                new Means(store, audit, grants, origin, events, Clock.systemUTC()),
                config.views(),
                Duration.ofDays(config.days()));
    }

    /** What it works with. */
    record Means(Store store, Audit audit, Grants grants, Origin origin, EventAdmin events, Clock clock) {}

    Board(Means means, int most, Duration kept) {
        this.means = means;
        this.book = new Book(means.store(), kept);
        this.trail = new Trail(means.audit());
        this.most = most;
    }

    Book book() {
        return book;
    }

    Trail trail() {
        return trail;
    }

    Grants grants() {
        return means.grants();
    }

    Origin origin() {
        return means.origin();
    }

    int most() {
        return most;
    }

    Instant now() {
        return means.clock().instant();
    }

    Optional<Grant> grant(String connection) {
        return grants().list().stream()
                .filter(grant -> grant.connection().equals(connection))
                .findFirst();
    }

    /** The views of connections that there still are, the one changed last first. */
    List<Stored> living() {
        Set<String> connections =
                grants().list().stream().map(Grant::connection).collect(Collectors.toSet());
        return book.all().stream()
                .filter(view -> connections.contains(view.owner().connection()))
                .toList();
    }

    Optional<Stored> living(String id) {
        return book.find(id).filter(view -> grant(view.owner().connection()).isPresent());
    }

    /** Nobody opens, changes or takes away another view meanwhile. */
    void alone(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    void forget(Stored view) {
        book.forget(view.id());
        changed(view.id());
    }

    void changed(String id) {
        means.events().postEvent(new Event(Viewing.CHANGED, Map.of("id", id)));
    }
}
