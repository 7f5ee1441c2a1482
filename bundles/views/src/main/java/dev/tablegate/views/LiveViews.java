// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.Views;
import dev.tablegate.host.store.RandomIds;
import dev.tablegate.host.store.Records;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What connections do with views. */
@Component
public final class LiveViews implements Views {

    private static final String OPEN = "view-open";
    private static final String CHANGE = "view-change";
    private static final int LONGEST_TITLE = 200;
    /** All views of all connections are read at once. */
    private static final int MOST_BYTES = 32_000;

    private static final int MOST_LINES = 8;

    private final Board board;
    private final Survey survey;

    @Activate
    public LiveViews(@Reference Board board, @Reference Survey survey) {
        this.board = board;
        this.survey = survey;
    }

    @Override
    public View open(Call call, String title, View.Content content, Optional<View.Chart> chart) {
        return keep(call, OPEN, RandomIds.fresh(), titled(title), new Wanted(content, chart));
    }

    @Override
    public View change(Call call, String id, View.Content content, Optional<View.Chart> chart) {
        String title = own(call, id).orElseThrow(() -> gone(id)).title();
        return keep(call, CHANGE, id, title, new Wanted(content, chart));
    }

    @Override
    public List<View> list(Call call) {
        return own(call).map(view -> view.view(board.origin())).toList();
    }

    @Override
    public Optional<View> find(Call call, String id) {
        return own(call, id).map(view -> view.view(board.origin()));
    }

    private record Wanted(View.Content content, Optional<View.Chart> chart) {}

    private View keep(Call call, String action, String id, String title, Wanted wanted) {
        wanted.chart().ifPresent(chart -> check(call, wanted.content(), chart));
        var outlook = survey.of(call, wanted.content());
        String shows = Words.of(wanted.content(), outlook, survey.snapshot(call, wanted.content()));
        var view =
                new Stored(id, owner(call), title, Stored.write(wanted.content()), wanted.chart(), shows, board.now());
        if (Records.write(view).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw wrong("The statement, filter or chart is too long to be kept. Write a shorter one.");
        }
        board.alone(() -> {
            boolean fresh = action.equals(OPEN);
            if (!fresh && own(call, id).isEmpty()) {
                throw gone(id);
            }
            board.trail().doing(action, view, Optional.empty(), Trail.facts(wanted.content()));
            if (fresh) {
                makeRoom(call);
            }
            board.book().put(view);
        });
        board.changed(id);
        return view.view(board.origin());
    }

    private void makeRoom(Call call) {
        own(call).skip(board.most() - 1L).forEach(board::forget);
    }

    private static ToolException gone(String id) {
        return new ToolException(
                Standard.NOT_FOUND,
                "This connection has no view '" + id + "': it may have expired. list_views shows those there are.");
    }

    private static String titled(String title) {
        String text = title.strip();
        if (text.isEmpty() || text.length() > LONGEST_TITLE) {
            throw wrong("A title has 1 to " + LONGEST_TITLE + " characters. Say what the person will see.");
        }
        return text;
    }

    private void check(Call call, View.Content content, View.Chart chart) {
        if (chart.y().isEmpty() || chart.y().size() > MOST_LINES) {
            throw wrong("A chart draws 1 to " + MOST_LINES + " columns of numbers: name them in y.");
        }
        survey.check(call, content, chart);
    }

    private Stored.Owner owner(Call call) {
        return board.grant(call.connection())
                .map(grant -> new Stored.Owner(call.connection(), grant.label(), grant.approver(), call.profile()))
                .orElseThrow(() ->
                        new ToolException(Standard.DENIED, "The connection is not approved any more. Connect again."));
    }

    private Stream<Stored> own(Call call) {
        return board.book().all().stream().filter(view -> belongs(view, call));
    }

    private Optional<Stored> own(Call call, String id) {
        return board.book().find(id).filter(view -> belongs(view, call));
    }

    private static boolean belongs(Stored view, Call call) {
        return view.owner().connection().equals(call.connection())
                && view.owner().profile().equals(call.profile());
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(Standard.INVALID_INPUT, sentence);
    }
}
