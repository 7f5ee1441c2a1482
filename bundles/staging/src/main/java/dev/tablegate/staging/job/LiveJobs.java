// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.staging.Jobs;
import dev.tablegate.host.staging.Review;
import dev.tablegate.staging.set.HostCall;
import dev.tablegate.staging.set.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do with bulk updates. Each decision is recorded first. */
@Component
public final class LiveJobs implements Jobs {

    private static final int MOST_PAGE = 1_000;
    private static final int FASTEST = 1_000;
    private static final int TWO = 2;
    private static final Duration LONGEST_TRY = Duration.ofSeconds(30);

    private final Desk desk;
    private final Runner runner;

    @Activate
    public LiveJobs(@Reference Desk desk, @Reference Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public List<Shown> list(int limit) {
        if (limit < 1 || limit > MOST_PAGE) {
            throw refused("1 to " + MOST_PAGE + " can be shown at once.");
        }
        return desk.book().all().stream()
                .limit(limit)
                .map(header -> shown(header, false))
                .toList();
    }

    @Override
    public Optional<Shown> find(String id) {
        return Ids.plausible(id) ? desk.book().find(id).map(header -> shown(header, true)) : Optional.empty();
    }

    @Override
    public void approve(String id, String digest, int perSecond, String person) {
        var header = in(id, "approved", Status.PROPOSED);
        if (perSecond < 1 || perSecond > FASTEST) {
            throw refused("Choose between 1 and " + FASTEST + " items a second.");
        }
        if (!header.digest().equals(digest)) {
            throw refused("This is not what the page showed. Look at it again, then decide.");
        }
        checkThere(header);
        int wanted = desk.approvers(header);
        boolean enough = enough(header, wanted, person);
        desk.trail()
                .person(
                        "bulk-update-approve",
                        header,
                        person,
                        Map.of("perSecond", perSecond, "approvers", wanted, "begins", enough));
        var all = new ArrayList<>(header.approvals());
        all.add(new Header.Approval(person, desk.clock().instant()));
        desk.book().change(id, kept -> {
            if (kept.status() != Status.PROPOSED || !kept.approvals().equals(header.approvals())) {
                throw refused("Somebody else decided about it in this moment. Look at it again.");
            }
            var approved = kept.approved(all, perSecond, Status.PROPOSED);
            return enough ? approved.running(!desk.connected(kept)) : approved;
        });
        desk.changed(id);
        if (enough) {
            runner.begin(id);
        }
    }

    @Override
    public void pause(String id, String person) {
        var header = in(id, "paused", Status.RUNNING);
        desk.trail().person("bulk-update-pause", header, person, Map.of());
        desk.book().change(id, kept -> kept.status() == Status.RUNNING ? kept.with(Status.PAUSED) : kept);
        desk.changed(id);
    }

    @Override
    public void resume(String id, String person) {
        var header = in(id, "resumed", Status.PAUSED);
        checkThere(header);
        boolean alone = !desk.connected(header);
        desk.trail().person("bulk-update-resume", header, person, Map.of("connected", !alone));
        desk.book().change(id, kept -> kept.status() == Status.PAUSED ? kept.running(alone) : kept);
        runner.begin(id);
        desk.changed(id);
    }

    @Override
    public void cancel(String id, String person) {
        var header = in(id, "cancelled", Status.PROPOSED, Status.RUNNING, Status.PAUSED);
        desk.trail().person("bulk-update-cancel", header, person, Map.of());
        Ending.cancel(desk, header);
    }

    @Override
    public String undo(String id, String person) {
        var header = in(id, "undone", Status.DONE, Status.CANCELLED, Status.FAILED);
        checkThere(header);
        var means = runner.means();
        var file = means.file(id);
        if (!file.there() || !runner.idle(id)) {
            throw refused("It wrote nothing that could be undone, or is still ending.");
        }
        var old = header.origin();
        var origin = new Header.Origin(
                old.connection(), old.client(), old.owner(), old.profile(), old.target(), Optional.of(id));
        var rule = new StoredRule(
                header.rule().table(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new Expression("Puts back what the bulk update " + id + " changed", Map.of(), Map.of()));
        var aim = new UndoAim();
        var pages = new UndoPages(file, means.tables(), rule.table(), aim);
        try {
            var call = HostCall.of(old.connection(), old.profile(), LONGEST_TRY);
            var trial = new Trying(pages, aim, desk.clock(), rule.table()).run(call, 0);
            if (trial.changed() == 0) {
                throw refused("Nothing is left of what it wrote: others changed the items since, or it was undone.");
            }
            var undo = LiveBulkUpdates.header(
                    origin,
                    rule,
                    "Undo of " + header.reason(),
                    trial,
                    desk.clock().instant());
            desk.trail().person("bulk-update-undo", undo, person, Map.of());
            return desk.create(undo, trial.sample()).id();
        } catch (ToolException notNow) {
            throw new IllegalArgumentException(notNow.getMessage(), notNow);
        }
    }

    private Shown shown(Header header, boolean sample) {
        return new Shown(
                sample ? desk.shown(header) : desk.listed(header),
                header.origin().connection(),
                header.origin().client(),
                header.origin().owner(),
                header.origin().undoes(),
                header.digest(),
                header.approvals().stream()
                        .map(one -> new Review.Approval(one.person(), one.at()))
                        .toList(),
                desk.approvers(header),
                header.perSecond());
    }

    /** Whether it may begin now; refuses who may not decide. */
    private static boolean enough(Header header, int wanted, String person) {
        if (header.approvals().stream().anyMatch(one -> one.person().equals(person))) {
            throw refused("You approved this already. Another person has to approve it, too.");
        }
        if (wanted < TWO) {
            return true;
        }
        if (header.approvals().isEmpty()) {
            return false;
        }
        if (person.equals(header.origin().owner())) {
            throw refused("You approved the connection that proposed this, so another person must decide.");
        }
        return true;
    }

    private Header in(String id, String wish, Status... wanted) {
        var header = desk.book().find(id).orElseThrow(() -> refused("There is no such bulk update any more."));
        var status = desk.status(header);
        if (!List.of(wanted).contains(status)) {
            throw refused(
                    "The bulk update is " + status.name().toLowerCase(Locale.ROOT) + ", so it cannot be " + wish + ".");
        }
        return header;
    }

    private void checkThere(Header header) {
        if (!desk.there(header)) {
            throw refused("The profile '" + header.origin().profile()
                    + "' is not exposed, or leads to another account, region or endpoint than when this was"
                    + " proposed.");
        }
    }

    private static IllegalArgumentException refused(String sentence) {
        return new IllegalArgumentException(sentence);
    }
}
