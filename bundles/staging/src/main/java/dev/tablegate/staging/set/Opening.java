// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.staging.set.Header.Content;
import dev.tablegate.staging.set.Header.Text;
import dev.tablegate.staging.set.Header.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins sets, and finds the one in which the writes of a connection gather. */
@Component(service = Opening.class)
public final class Opening {

    static final Duration PENDING = Duration.ofDays(14);
    static final int MOST_PENDING = 20;

    private final SetBook book;
    private final SetEdits edits;
    private final Grants grants;
    private final Profiles profiles;

    @Activate
    public Opening(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Grants grants,
            @Reference Profiles profiles) {
        this.book = book;
        this.edits = edits;
        this.grants = grants;
        this.profiles = profiles;
    }

    /** The open set of the call's connection, if there is one for what its profile points at now. */
    Optional<Kept> open(Call call) {
        return book.connection(call.connection())
                .open()
                .flatMap(book::find)
                .filter(kept -> kept.header().status() == Status.OPEN && belongs(kept.header(), call));
    }

    private boolean belongs(Header header, Call call) {
        return header.origin().profile().equals(call.profile())
                && header.origin().target().equals(target(call.profile()));
    }

    /** The sets of the call's connection and profile, newest first. */
    List<Kept> all(Call call) {
        Connection sets = book.connection(call.connection());
        return found(call, Stream.concat(sets.pending().stream(), sets.ended().stream()))
                .sorted(SetBook.NEWEST_FIRST)
                .toList();
    }

    /** Those that can still be written, newest first. */
    List<Kept> pending(Call call) {
        return found(call, book.connection(call.connection()).pending().stream())
                .filter(kept -> kept.header().pending())
                .toList();
    }

    private Stream<Kept> found(Call call, Stream<String> sets) {
        return sets.flatMap(set -> book.find(set).stream())
                .filter(kept -> kept.header().origin().profile().equals(call.profile()));
    }

    /** One of them. That it is another's and that it never was cannot be told apart. */
    Kept mine(Call call, String set) {
        return book.find(set)
                .filter(kept -> kept.header().origin().connection().equals(call.connection())
                        && kept.header().origin().profile().equals(call.profile()))
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "There is no change set of that id. Call list_staged_changes to see yours."));
    }

    /** A set of the call's connection that is not kept yet. */
    Header fresh(Call call, boolean atomic) {
        long pending =
                all(call).stream().filter(kept -> kept.header().pending()).count();
        if (pending >= MOST_PENDING) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    MOST_PENDING + " change sets of this connection wait for people already. Ask them to decide, or"
                            + " discard some.");
        }
        Grant grant = grants.list().stream()
                .filter(one -> one.connection().equals(call.connection()))
                .findFirst()
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.DENIED, "The approval of this connection has ended. Connect again."));
        return fresh(new Header.Origin(
                grant.connection(),
                grant.label(),
                grant.approver(),
                call.profile(),
                target(call.profile()),
                atomic,
                Optional.empty()));
    }

    Header fresh(Header.Origin origin) {
        Instant now = book.clock().instant();
        return new Header(
                Ids.fresh(),
                origin,
                Status.OPEN,
                new Text("", List.of()),
                new Times(now, now, now.plus(PENDING)),
                new Content(1, 0, 0, List.of()),
                List.of(),
                List.of());
    }

    Kept keep(Header fresh) {
        return edits.create(
                fresh, fresh.status() == Status.OPEN && !fresh.origin().atomic());
    }

    private String target(String profile) {
        return profiles.target(profile)
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.UNAVAILABLE,
                        "The profile of this connection cannot be reached now. Ask the person who approved it to look"
                                + " at the Profiles page of the console."));
    }
}
