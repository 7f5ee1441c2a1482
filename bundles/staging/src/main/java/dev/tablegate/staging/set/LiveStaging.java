// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What agents do with change sets. */
@Component(service = {Staging.class, StagedItems.class})
public final class LiveStaging implements Staging, StagedItems {

    private static final int MOST_LISTED = 100;
    private static final int MOST_PAGE = 1_000;
    private static final int MOST_IN_TRANSACTION = 100;
    private static final long MOST_IMAGES = 64L << 20;

    private final SetBook book;
    private final Opening opening;
    private final Adding adding;
    private final Submitting submitting;
    private final Links links;
    private final Tables tables;

    @Activate
    public LiveStaging(
            @Reference SetBook book,
            @Reference Opening opening,
            @Reference Adding adding,
            @Reference Submitting submitting,
            @Reference Links links,
            @Reference Tables tables) {
        this.book = book;
        this.opening = opening;
        this.adding = adding;
        this.submitting = submitting;
        this.links = links;
        this.tables = tables;
    }

    @Override
    public Staged stage(Call call, Write write, String reason) {
        refuseChecks(List.of(write));
        return adding.toOpen(call, gathering(call, List.of(write), reason)).getFirst();
    }

    @Override
    public List<Staged> stageAll(Call call, List<Write> writes, String reason) {
        refuseChecks(writes);
        if (writes.isEmpty() || writes.size() > MOST_CHANGES) {
            throw invalid("1 to " + MOST_CHANGES + " writes can be staged at once, not " + writes.size() + ".");
        }
        return adding.toOpen(call, gathering(call, writes, reason));
    }

    @Override
    public List<Staged> transaction(Call call, List<Write> writes, String reason) {
        if (writes.isEmpty() || writes.size() > MOST_IN_TRANSACTION) {
            throw invalid("A transaction has 1 to " + MOST_IN_TRANSACTION + " writes, not " + writes.size() + ".");
        }
        Gathering gathering = gathering(call, writes, reason);
        var places = new HashSet<Place>();
        for (Target target : gathering.targets()) {
            if (!places.add(target.place())) {
                throw invalid("A transaction touches each item once. The item "
                        + Shown.item(target.place().key()) + " of '"
                        + target.place().table() + "' is there twice.");
            }
        }
        return adding.asTransaction(call, gathering);
    }

    @Override
    public List<ChangeSet> list(Call call) {
        return opening.all(call).stream()
                .limit(MOST_LISTED)
                .map(Kept::header)
                .map(links::shown)
                .toList();
    }

    @Override
    public ChangeSet find(Call call, String set) {
        return links.shown(opening.mine(call, set).header());
    }

    @Override
    public List<Change> changes(Call call, String set, int from, int limit) {
        if (limit < 1 || limit > MOST_PAGE) {
            throw invalid("limit is 1 to " + MOST_PAGE + ".");
        }
        Header header = opening.mine(call, set).header();
        return book.heads(header, from, limit, head -> true).stream()
                .flatMap(head -> book.stored(header, head).stream())
                .map(Stored::shown)
                .toList();
    }

    @Override
    public ChangeSet discard(Call call, String set, OptionalInt change) {
        return links.shown(submitting.discard(call, set, change));
    }

    @Override
    public ChangeSet submit(Call call, Optional<String> set, String summary) {
        return links.shown(submitting.submit(call, set, Shown.bounded("summary", summary)));
    }

    @Override
    public List<Image> of(Call call, String table) {
        var images = new LinkedHashMap<Map<String, Value>, Image>();
        long bytes = 0;
        Optional<String> open = opening.open(call).map(Kept::id);
        for (Header header : pending(call, open).reversed()) {
            for (Head head : book.heads(header)) {
                if (head.waits() && head.table().equals(table)) {
                    image(header, head, open).ifPresent(image -> images.put(image.key(), image));
                    bytes += head.bytes();
                    refuseMoreThan(bytes);
                }
            }
        }
        return List.copyOf(images.values());
    }

    @Override
    public Optional<Image> of(Call call, String table, Map<String, Value> key) {
        Optional<String> open = opening.open(call).map(Kept::id);
        return pending(call, open).stream()
                .flatMap(header -> book.head(header, table, key).filter(Head::waits).stream()
                        .flatMap(head -> image(header, head, open).stream()))
                .findFirst();
    }

    /** The open one first: what it holds is where the next write of an item begins. */
    private List<Header> pending(Call call, Optional<String> open) {
        return opening.pending(call).stream()
                .map(Kept::header)
                .sorted(Comparator.comparing(header -> !open.equals(Optional.of(header.id()))))
                .toList();
    }

    private Optional<Image> image(Header header, Head head, Optional<String> open) {
        return head.kind() == Change.Kind.CHECK
                ? Optional.empty()
                : book.stored(header, head)
                        .map(change -> new Image(
                                head.key(), change.result(), header.id(), open.equals(Optional.of(header.id()))));
    }

    private static void refuseMoreThan(long bytes) {
        if (bytes > MOST_IMAGES) {
            throw invalid("More than " + (MOST_IMAGES >> 20) + " MB are staged for this table: too much to look at as a"
                    + " whole. Read the items one by one, or submit what is staged.");
        }
    }

    private Gathering gathering(Call call, List<Write> writes, String reason) {
        return new Gathering(book, tables, call, writes, Shown.bounded("reason", reason));
    }

    private static void refuseChecks(List<Write> writes) {
        if (writes.stream().anyMatch(Write.Check.class::isInstance)) {
            throw invalid("A check writes nothing: it belongs into a transaction.");
        }
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
