// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.staging.set.Ids;
import dev.tablegate.staging.set.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What connections do with bulk updates. */
@Component
public final class LiveBulkUpdates implements BulkUpdates {

    static final int DEFAULT_RATE = 100;

    private static final int MOST_PENDING = 10;
    private static final int MOST_LISTED = 100;
    private static final int MOST_RULE = 100_000;
    private static final int PAGE = 1_000;

    private final Desk desk;
    private final Tables tables;
    private final Grants grants;
    private final Runner runner;

    @Activate
    public LiveBulkUpdates(
            @Reference Desk desk, @Reference Tables tables, @Reference Grants grants, @Reference Runner runner) {
        this.desk = desk;
        this.tables = tables;
        this.grants = grants;
        this.runner = runner;
    }

    @Override
    public Job propose(Call call, Job.Rule rule, String reason) {
        var origin = origin(call);
        checkQuota(call);
        var stored = stored(rule);
        var said = Shown.bounded("reason", reason);
        var table = tables.describe(call, rule.table());
        var aim = new RuleAim(rule, table);
        var pages = new RulePages(tables, rule, aim, PAGE);
        var trial = new Trying(pages, aim, desk.clock(), rule.table())
                .run(call, rule.key().isEmpty() ? table.itemCount() : 0);
        if (trial.changed() == 0) {
            throw Trying.nothing(trial);
        }
        var header = header(origin, stored, said, trial, desk.clock().instant());
        desk.trail().agent("bulk-update-propose", header, "");
        desk.create(header, trial.sample());
        return desk.approvers(header) == 0 ? desk.shown(begun(header)) : desk.shown(header);
    }

    @Override
    public List<Job> list(Call call) {
        return desk.book().all().stream()
                .filter(header -> belongs(header, call))
                .limit(MOST_LISTED)
                .map(desk::listed)
                .toList();
    }

    @Override
    public Optional<Job> find(Call call, String id) {
        return mine(call, id).map(desk::shown);
    }

    @Override
    public Job cancel(Call call, String id) {
        var header = mine(call, id)
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "There is no bulk update of that id. Call list_staged_changes to see yours."));
        if (!header.pendingAt(desk.clock().instant())) {
            throw invalid("The bulk update has ended already. Nothing is left to be cancelled.");
        }
        desk.trail().agent("bulk-update-cancel", header, "");
        return desk.shown(Ending.cancel(desk, header));
    }

    static Header header(Header.Origin origin, StoredRule rule, String reason, Job.Trial trial, Instant now) {
        return new Header(
                Ids.fresh(),
                origin,
                rule,
                reason,
                new Header.Tried(trial.matched(), trial.changed(), trial.complete(), trial.problems()),
                Desk.digest(origin, rule, Desk.fitting(trial.sample())),
                List.of(),
                DEFAULT_RATE,
                Status.PROPOSED,
                now,
                Optional.empty(),
                false);
    }

    /** By the policy of a profile that wants nobody. */
    private Header begun(Header header) {
        desk.trail().agent("bulk-update-approve", header, "approvers=0");
        var running = desk.book().change(header.id(), kept -> kept.with(Status.RUNNING));
        runner.begin(header.id());
        return running;
    }

    private Header.Origin origin(Call call) {
        Grant grant = grants.list().stream()
                .filter(one -> one.connection().equals(call.connection()))
                .findFirst()
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.DENIED, "The approval of this connection has ended. Connect again."));
        var target = desk.target(call.profile())
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.UNAVAILABLE,
                        "The profile of this connection cannot be reached now. Ask the person who approved it to look"
                                + " at the Profiles page of the console."));
        return new Header.Origin(
                grant.connection(), grant.label(), grant.approver(), call.profile(), target, Optional.empty());
    }

    private void checkQuota(Call call) {
        var now = desk.clock().instant();
        long pending = desk.book().all().stream()
                .filter(header -> header.origin().connection().equals(call.connection()) && header.pendingAt(now))
                .count();
        if (pending >= MOST_PENDING) {
            throw invalid(MOST_PENDING + " bulk updates of this connection have not ended yet. Ask people to decide,"
                    + " or cancel some.");
        }
    }

    private static StoredRule stored(Job.Rule rule) {
        var stored = StoredRule.of(rule);
        if (Desk.bytes(stored) > MOST_RULE) {
            throw invalid("The rule has more than " + MOST_RULE + " bytes. Say it with less.");
        }
        return stored;
    }

    private Optional<Header> mine(Call call, String id) {
        return Ids.plausible(id) ? desk.book().find(id).filter(header -> belongs(header, call)) : Optional.empty();
    }

    private static boolean belongs(Header header, Call call) {
        return header.origin().connection().equals(call.connection())
                && header.origin().profile().equals(call.profile());
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
