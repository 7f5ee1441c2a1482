// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Outlook;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Shown;
import dev.tablegate.host.view.Viewing;
import dev.tablegate.host.view.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How people look at data. */
@Component
public final class LiveViewing implements Viewing {

    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Board board;
    private final Seats seats;
    private final Survey survey;
    private final Reader reader;

    @Activate
    public LiveViewing(
            @Reference Board board, @Reference Seats seats, @Reference Survey survey, @Reference Reader reader) {
        this.board = board;
        this.seats = seats;
        this.survey = survey;
        this.reader = reader;
    }

    @Override
    public List<Shown> list(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " views can be shown at once.");
        }
        return board.living().stream()
                .limit(limit)
                .map(view -> view.shown(board.origin()))
                .toList();
    }

    @Override
    public Optional<Shown> find(String view) {
        return board.living(view).map(found -> found.shown(board.origin()));
    }

    @Override
    public void close(String view, String person) {
        board.alone(() -> board.book().find(view).ifPresent(found -> {
            board.trail().doing("view-close", found, Optional.of(person), Map.of());
            board.forget(found);
        }));
    }

    @Override
    public Seat seat(String profile, String person) {
        return seats.take(profile, person);
    }

    @Override
    public Optional<Seat> seated(String profile, String person) {
        return seats.there(profile, person);
    }

    @Override
    public void leave(String person) {
        seats.leave(person);
    }

    @Override
    public Call call(Seat seat) {
        String connection = seat.connection();
        var grant = board.grant(connection)
                .filter(found ->
                        found.profile().equals(seat.profile()) && board.grants().inForce(connection))
                .orElseThrow(() -> new IllegalArgumentException(SeatCall.ENDED));
        return new SeatCall(
                UUID.randomUUID().toString(),
                grant,
                Instant.now().plus(PATIENCE),
                () -> board.grants().inForce(connection));
    }

    @Override
    public Outlook outlook(Seat seat, View.Content content) {
        var call = call(seat);
        return forPeople(() -> survey.of(call, content));
    }

    @Override
    public Look look(Seat seat, View.Content content, Wish wish) {
        var call = call(seat);
        return recorded(seat, Trail.facts(content), () -> reader.read(call, content, wish), LiveViewing::found);
    }

    @Override
    public Tables.GetResult item(Seat seat, String table, Map<String, Value> key) {
        var call = call(seat);
        return recorded(
                seat,
                Map.of("access", "get", "table", table),
                () -> survey.tables().get(call, new GetRequest(table, key, List.of(), true)),
                got -> Map.of(
                        "rows",
                        got.item().isPresent() ? 1 : 0,
                        "readUnits",
                        got.consumed().readUnits()));
    }

    private static Map<String, Object> found(Look look) {
        return Map.of(
                "rows", look.rows().size(),
                "scanned", look.scanned(),
                "readUnits", look.consumed().readUnits());
    }

    /** What was read is given out once it is recorded. */
    private <R> R recorded(
            Seat seat, Map<String, Object> at, Supplier<R> read, Function<R, Map<String, Object>> found) {
        try {
            R result = forPeople(() -> attempted(seat, at, read));
            board.trail().looked(seat, at, found.apply(result));
            return result;
        } catch (AuditFailure failed) {
            throw new IllegalArgumentException(
                    "Nothing is shown, because it cannot be recorded now. The server's log says why.", failed);
        }
    }

    private <R> R attempted(Seat seat, Map<String, Object> at, Supplier<R> read) {
        try {
            return read.get();
        } catch (ToolException refused) {
            board.trail().failed(seat, at, refused.code().id());
            throw refused;
        }
    }

    private static <R> R forPeople(Supplier<R> work) {
        try {
            return work.get();
        } catch (ToolException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }
}
