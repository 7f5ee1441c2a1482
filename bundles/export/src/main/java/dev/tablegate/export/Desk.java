// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.export.ExportFiles;
import dev.tablegate.host.export.Exporters;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profile.Policy;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What all that works with exports shares: the book, the record, the limits. */
@Component(service = Desk.class, configurationPid = "dev.tablegate.exports")
@Designate(ocd = Desk.Config.class)
public final class Desk {

    private static final long MEGABYTE = 1024L * 1024;

    private final Map<String, Long> rows = new ConcurrentHashMap<>();
    private final Book book;
    private final Trail trail;
    private final Links links;
    private final Grants grants;
    private final Profiles profiles;
    private final EventAdmin events;
    private final FileMaker maker;
    private final Limits limits;

    /** How much exports may take. */
    @ObjectClassDefinition(name = "Tablegate exports", description = "Files that are made of tables and queries.")
    public @interface Config {

        @AttributeDefinition(name = "Rows", description = "The most rows of one export.", min = "1")
        long rows() default 5_000_000;

        @AttributeDefinition(
                name = "Megabytes",
                description =
                        "The most megabytes of items that one export reads, as DynamoDB counts them. The files count"
                                + " against the room in the workspace as well.",
                min = "1")
        int megabytes() default 1024;

        @AttributeDefinition(
                name = "Running per connection",
                description = "How many exports one connection may have running; more are refused.",
                min = "1")
        int runningPerConnection() default 2;

        @AttributeDefinition(
                name = "Running",
                description = "How many exports of all connections run at the same time; more wait.",
                min = "1")
        int running() default 2;

        @AttributeDefinition(name = "Hours", description = "How long a file is kept.", min = "1", max = "8760")
        int hours() default 24;

        @AttributeDefinition(
                name = "Longest run in hours",
                description = "An export that runs longer is ended.",
                min = "1",
                max = "168")
        int longestHours() default 6;
    }

    @Activate
    public Desk(
            @Reference Store store,
            @Reference Audit audit,
            @Reference Grants grants,
            @Reference Profiles profiles,
            @Reference Origin origin,
            @Reference EventAdmin events,
            @Reference Workspace workspace,
            @Reference Exporters exporters,
            Config config) {
        this(
                new Means(store, audit, grants, profiles, origin, events, workspace, exporters, Clock.systemUTC()),
                new Limits(
                        config.rows(),
                        0,
                        config.megabytes() * MEGABYTE,
                        config.runningPerConnection(),
                        config.running(),
                        Duration.ofHours(config.hours()),
                        Duration.ofHours(config.longestHours())));
    }

    /** What it works with. */
    record Means(
            Store store,
            Audit audit,
            Grants grants,
            Profiles profiles,
            Origin origin,
            EventAdmin events,
            Workspace workspace,
            Exporters exporters,
            Clock clock) {}

    Desk(Means means, Limits limits) {
        this.book = new Book(means.store());
        this.trail = new Trail(means.audit());
        this.links = new Links(means.origin());
        this.grants = means.grants();
        this.profiles = means.profiles();
        this.events = means.events();
        this.maker = new FileMaker(means.workspace(), means.exporters(), means.clock(), limits.kept());
        this.limits = limits;
    }

    Book book() {
        return book;
    }

    Trail trail() {
        return trail;
    }

    Grants grants() {
        return grants;
    }

    /** Whether a connection is approved, even if that does not count now. */
    boolean approved(String connection) {
        return grants.list().stream().anyMatch(grant -> grant.connection().equals(connection));
    }

    /** What holds for a profile. */
    Policy policy(String profile) {
        return profiles.find(profile).map(Profile::policy).orElse(Policy.DEFAULT);
    }

    FileMaker maker() {
        return maker;
    }

    Limits limits() {
        return limits;
    }

    Limits limits(String profile) {
        return limits.of(policy(profile).budget());
    }

    Instant now() {
        return maker.clock().instant();
    }

    Instant keptUntil() {
        return now().plus(limits.kept());
    }

    Export shown(Header header) {
        return header.shown(rows.getOrDefault(header.id(), 0L), links);
    }

    boolean lives(Header header) {
        return header.running() || now().isBefore(header.expires());
    }

    /** The rows so far of one that runs; its pages look again. */
    void progress(String id, long soFar) {
        rows.put(id, soFar);
        changed(id);
    }

    void changed(String id) {
        events.postEvent(new Event(ExportFiles.CHANGED, Map.of("id", id)));
    }

    /** Ends one that runs, and deletes the file of one that is done. It is recorded by the caller, before. */
    void cancel(Header header) {
        header.file().ifPresent(made -> maker.delete(header, made));
        book.change(header.id(), now -> {
            now.file().ifPresent(made -> maker.delete(now, made));
            return now.ended(Status.CANCELLED, "", now(), keptUntil());
        });
        changed(header.id());
    }

    void forget(Header header) {
        header.file().ifPresent(made -> maker.delete(header, made));
        book.forget(header.id());
        rows.remove(header.id());
        changed(header.id());
    }
}
