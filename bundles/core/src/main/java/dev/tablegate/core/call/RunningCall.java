// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.budget.Tally;
import dev.tablegate.core.registry.Stoppable;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.catalog.Bill;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The call as a contribution sees it, and as the host stops it. Belongs to the thread that made it. */
public final class RunningCall implements Call, Stoppable {

    private static final long GRANT_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final String id;
    private final String target;
    private final Request request;
    private final Grants grants;
    private final Duration timeout;
    private final Thread thread = Thread.currentThread();
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final Progress progress;
    private final Tally spent = new Tally();
    private volatile long deadline;
    private volatile long grantSeen = startedNanos;
    private volatile Call shown = this;
    private volatile boolean asking;
    private volatile Channel.@Nullable Suspended suspended;
    private volatile @Nullable ToolException unasked;
    private volatile @Nullable ToolException reason;
    private boolean over;

    RunningCall(String id, String target, Request request, Grants grants, Duration timeout) {
        this.id = id;
        this.target = target;
        this.request = request;
        this.grants = grants;
        this.timeout = timeout;
        this.progress = new Progress(request.channel());
        this.deadline = startedNanos + timeout.toNanos();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String connection() {
        return request.grant().connection();
    }

    @Override
    public String profile() {
        return request.grant().profile();
    }

    @Override
    public Scope scope() {
        return request.grant().scope();
    }

    @Override
    public Instant deadline() {
        return started.plusNanos(deadline - startedNanos);
    }

    /** What contributions see of it. */
    Call shown() {
        return shown;
    }

    void show(Call pass) {
        shown = pass;
    }

    /** What it has read of its own budget. */
    Tally spent() {
        return spent;
    }

    /** What it consumes. */
    Bill bill() {
        return request.bill();
    }

    /** The deadline as {@link System#nanoTime} counts. */
    public long deadlineNanos() {
        return deadline;
    }

    /** Name of what is called, for the log. */
    public String target() {
        return target;
    }

    @Override
    public void progress(double done, double total, String message) {
        progress.tell(done, total, message);
    }

    @Override
    public void log(LogLevel level, String message) {
        request.channel().log(level, target, message);
    }

    @Override
    public void checkCancelled() {
        ToolException why = reason;
        if (why != null) {
            throw why;
        }
        long now = System.nanoTime();
        if (now - deadline >= 0) {
            throw tooLate();
        }
        if (now - grantSeen >= GRANT_EVERY) {
            grantSeen = now;
            if (!grants.inForce(connection())) {
                throw GrantInForce.ended();
            }
        }
    }

    /** A person may take their time: what is spent waiting for answers does not count. */
    @Override
    public Map<String, Answer> ask(Map<String, Question> questions) {
        checkCancelled();
        long before = System.nanoTime();
        asking = true;
        try {
            return request.channel().ask(questions);
        } catch (Channel.Suspended waiting) {
            suspended = waiting;
            throw waiting;
        } catch (ToolException refused) {
            unasked = refused;
            throw refused;
        } finally {
            deadline += System.nanoTime() - before;
            asking = false;
        }
    }

    @Override
    public void stop(ToolException why) {
        synchronized (this) {
            if (reason != null || over) {
                return;
            }
            reason = why;
            thread.interrupt();
        }
    }

    /** Why the call was stopped; empty while it may run. */
    Optional<ToolException> stopped() {
        return Optional.ofNullable(reason);
    }

    /** Present if the call will be repeated with the client's answers, whatever the tool made of that. */
    Optional<Channel.Suspended> suspended() {
        return Optional.ofNullable(suspended);
    }

    /** Why a question could not be asked, as the channel said it; contributions are shown no more than its sentence. */
    Optional<ToolException> unasked() {
        return Optional.ofNullable(unasked);
    }

    void begin() {
        request.cancellation()
                .onCancel(() -> stop(new ToolException(
                        ToolException.Standard.CANCELLED,
                        "The call was cancelled. Call again if the result is still wanted.")));
    }

    /** From here on nobody interrupts the thread any more. */
    void end() {
        synchronized (this) {
            over = true;
        }
        Thread.interrupted();
    }

    void finishProgress() {
        progress.finish();
    }

    void stopIfOverdue(long now) {
        if (!asking && now - deadline >= 0) {
            stop(tooLate());
        }
    }

    private ToolException tooLate() {
        return new ToolException(
                ToolException.Standard.TIMED_OUT,
                "The call took longer than the " + timeout.toSeconds()
                        + " seconds it may take. Ask for less: a narrower condition, a smaller limit, or page by page"
                        + " with a cursor.");
    }
}
