// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.staging.Reviews.Rehearsal;
import dev.tablegate.host.write.Rehearsals;
import dev.tablegate.host.write.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Runs a set against a throw-away copy of its items, as they are now. */
@Component(service = Rehearsing.class)
public final class Rehearsing {

    private static final Duration TIME = Duration.ofMinutes(2);

    private final SetBook book;
    private final Deciding deciding;
    private final Committing committing;
    private final Summaries summaries;
    private final Tables tables;
    private final Optional<Rehearsals> rehearsals;
    private final Trail trail;

    @Activate
    public Rehearsing(
            @Reference SetBook book,
            @Reference Deciding deciding,
            @Reference Committing committing,
            @Reference Summaries summaries,
            @Reference Tables tables,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Rehearsals> rehearsals,
            @Reference Audit audit) {
        this.book = book;
        this.deciding = deciding;
        this.committing = committing;
        this.summaries = summaries;
        this.tables = tables;
        this.rehearsals = rehearsals;
        this.trail = new Trail(audit);
    }

    Rehearsal rehearse(String set, String person) {
        Rehearsals local = rehearsals.orElseThrow(
                () -> Committing.refused("Rehearsals need a local DynamoDB, which this server does not have."));
        local.missing().ifPresent(sentence -> {
            throw Committing.refused(sentence);
        });
        Kept kept = deciding.pending(set);
        List<List<Planned>> transactions = transactions(kept.header());
        if (transactions.isEmpty()) {
            throw Committing.refused("There is nothing in the set to be written.");
        }
        List<Planned> all = transactions.stream().flatMap(List::stream).toList();
        var call = HostCall.of(
                kept.header().origin().connection(), kept.header().origin().profile(), TIME);
        committing.refuseUnlessReachable(kept.header());
        Trail.Entry entry =
                Trail.by(person, "rehearse", kept.header(), summaries.of(kept).digest(), Map.of());
        Rehearsals.Rehearsed rehearsed = trail.doing(
                entry,
                () -> local.run(
                        descriptions(call, all),
                        items(call, all),
                        transactions.stream()
                                .map(chunk -> chunk.stream().map(Planned::write).toList())
                                .toList()));
        return told(transactions, rehearsed);
    }

    private List<List<Planned>> transactions(Header header) {
        Map<Integer, Planned> planned = new HashMap<>();
        List<Head> waiting = book.heads(header).stream().filter(Head::waits).toList();
        waiting.forEach(
                head -> book.stored(header, head).ifPresent(change -> planned.put(head.number(), Effects.of(change))));
        return Chunks.of(
                        waiting.stream().map(Head::sketch).toList(),
                        header.origin().atomic())
                .stream()
                .map(chunk -> chunk.stream()
                        .flatMap(one -> Optional.ofNullable(planned.get(one.number())).stream())
                        .toList())
                .toList();
    }

    private List<TableDescription> descriptions(HostCall call, List<Planned> all) {
        var names = new TreeSet<String>();
        all.forEach(one -> names.add(one.write().table()));
        return names.stream().map(name -> tables.describe(call, name)).toList();
    }

    private Map<String, List<Map<String, Value>>> items(HostCall call, List<Planned> all) {
        var bases = new Bases(tables, call);
        List<Place> places = all.stream()
                .map(Planned::write)
                .map(write -> new Place(write.table(), write.key()))
                .toList();
        bases.read(places);
        var items = new HashMap<String, List<Map<String, Value>>>();
        for (Place place : places) {
            bases.known(place)
                    .orElseThrow()
                    .ifPresent(item -> items.computeIfAbsent(place.table(), name -> new ArrayList<>())
                            .add(item));
        }
        return items;
    }

    private static Rehearsal told(List<List<Planned>> transactions, Rehearsals.Rehearsed rehearsed) {
        var steps = new ArrayList<Rehearsal.Step>();
        boolean written = true;
        for (int i = 0; i < transactions.size(); i++) {
            Writer.Result result = rehearsed.results().get(i);
            written &= result instanceof Writer.Result.Written;
            List<Planned> chunk = transactions.get(i);
            for (int j = 0; j < chunk.size(); j++) {
                steps.add(new Rehearsal.Step(
                        chunk.get(j).number(),
                        problem(result, j),
                        rehearsed.after().get(steps.size())));
            }
        }
        return new Rehearsal(written, steps);
    }

    private static String problem(Writer.Result result, int position) {
        return switch (result) {
            case Writer.Result.Written ignored -> "";
            case Writer.Result.Refused(List<Writer.Reason> reasons) ->
                switch (reasons.get(position)) {
                    case Writer.Reason.None ignored -> "";
                    case Writer.Reason.Changed ignored -> "The item is not what it was when this was staged.";
                    case Writer.Reason.Busy(String sentence) -> sentence;
                    case Writer.Reason.Invalid(String sentence) -> sentence;
                };
        };
    }
}
