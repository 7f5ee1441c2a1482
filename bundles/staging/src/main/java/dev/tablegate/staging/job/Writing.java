// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.Writer;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import dev.tablegate.staging.set.HostCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** Writes the items of one page, some at a time. */
final class Writing {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_BUSY = 8;

    private final Means means;
    private final Header header;
    private final Throttle throttle;
    private final Aim aim;
    private final UndoFile file;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private Checkpoint checkpoint = Checkpoint.START;
    private Progressing progress = new Progressing(Checkpoint.NOTHING);
    private List<String> settled = new ArrayList<>();
    private long end;
    private int busy;

    Writing(Means means, Header header, Throttle throttle, Aim aim, UndoFile file) {
        this.means = means;
        this.header = header;
        this.throttle = throttle;
        this.aim = aim;
        this.file = file;
    }

    /** Whether it may go on. */
    interface Going {
        boolean on() throws InterruptedException;
    }

    /** Writes all of them, or as many as it may. Where each stands lasts. */
    Checkpoint write(Checkpoint from, List<Work> work, Going going) throws InterruptedException {
        checkpoint = from;
        end = Math.max(from.end(), file.page(from.begin()).end());
        keep(work);
        while (!waiting.isEmpty() && going.on()) {
            var batch = batch();
            throttle.take(batch.size());
            progress = new Progressing(checkpoint.progress());
            settled = new ArrayList<>();
            send(batch);
            checkpoint = checkpoint.settling(settled, progress.progress());
            means.desk().book().write(header.id(), checkpoint);
            means.desk().changed(header.id());
        }
        return checkpoint;
    }

    /** Whether nothing is left. */
    boolean finished() {
        return waiting.isEmpty();
    }

    /** Where the images of the page end. */
    long end() {
        return end;
    }

    /** What differs from the images in the file is added to them, before it is written. */
    private void keep(List<Work> work) {
        var known = file.page(checkpoint.begin()).images();
        var fresh = work.stream()
                .map(Work::image)
                .filter(image -> !known.contains(image))
                .toList();
        if (!fresh.isEmpty()) {
            end = file.append(end, fresh);
        }
        waiting.addAll(work);
    }

    private List<Work> batch() {
        var batch = new ArrayList<Work>();
        long bytes = 0;
        while (!waiting.isEmpty() && batch.size() < throttle.batch()) {
            var next = waiting.peek();
            bytes += next.bytes();
            if (!batch.isEmpty() && (next.alone() || bytes > Writer.MOST_BYTES)) {
                break;
            }
            batch.add(waiting.remove());
            if (next.alone()) {
                break;
            }
        }
        return batch;
    }

    private void send(List<Work> batch) throws InterruptedException {
        var token = UUID.randomUUID().toString().replace("-", "");
        var writes = batch.stream().map(Work::write).toList();
        for (int tried = 0; ; tried++) {
            try {
                var result = means.writer().transact(call(), writes, token);
                answered(batch, result, tried > 0);
                return;
            } catch (Writer.Unanswered unanswered) {
                if (tried == MOST_ATTEMPTS) {
                    look(batch);
                    return;
                }
                means.pause().by(PAUSE.multipliedBy(1L << tried));
            } catch (ToolException refusal) {
                refused(batch, refusal, tried > 0);
                return;
            }
        }
    }

    private void answered(List<Work> batch, Result result, boolean doubtful) throws InterruptedException {
        switch (result) {
            case Result.Written ignored ->
                batch.forEach(work -> {
                    busy = 0;
                    progress.changed();
                    settled.add(work.digest());
                });
            // The token may have been forgotten after all, so the items decide.
            case Result.Refused ignored when doubtful -> look(batch);
            case Result.Refused(var reasons) -> refused(batch, reasons);
        }
    }

    private void refused(List<Work> batch, List<Reason> reasons) throws InterruptedException {
        var again = new ArrayList<Work>();
        boolean pass = false;
        for (int i = 0; i < batch.size(); i++) {
            var work = batch.get(i);
            switch (reasons.get(i)) {
                case Reason.None() -> waiting.add(work);
                case Reason.Busy ignored -> {
                    pass = true;
                    waiting.add(work);
                }
                case Reason.Invalid(var sentence) -> {
                    progress.failed(sentence);
                    settled.add(work.digest());
                }
                case Reason.Changed(var now) ->
                    redo(work, new Pages.Found(work.image().key(), now), again);
            }
        }
        keep(again);
        if (pass) {
            wait("DynamoDB is too busy, or others write the same items all the time. Resume the job later.");
        }
    }

    /** The item is another by now: what becomes of that? */
    private void redo(Work work, Pages.Found item, List<Work> again) {
        var effect = aim.on(item.key(), item.now());
        if (effect instanceof Effect.Changed changed && work.attempt() < MOST_ATTEMPTS) {
            var image = new Image(work.image().page(), item.key(), changed.before(), changed.after());
            again.add(work.again(image, changed));
            return;
        }
        settled.add(work.digest());
        switch (effect) {
            case Effect.Changed ignored -> progress.conflict();
            case Effect.Conflicting() -> progress.conflict();
            case Effect.Same() -> progress.unchanged();
            case Effect.Skipped() -> progress.unchanged();
            case Effect.Failed(var why) -> progress.failed(why);
        }
    }

    private void refused(List<Work> batch, ToolException refusal, boolean doubtful) throws InterruptedException {
        if (doubtful && refusal.code().kind() != ErrorCode.Kind.CALLER) {
            throw refusal;
        }
        if (refusal.code().kind() == ErrorCode.Kind.BUSY) {
            waiting.addAll(batch);
            wait(refusal.getMessage());
        } else if (refusal.code() != ToolException.Standard.INVALID_INPUT) {
            throw refusal;
        } else if (batch.size() > 1) {
            // DynamoDB does not say which of them it is.
            batch.forEach(work -> waiting.add(work.onItsOwn()));
        } else {
            progress.failed(refusal.getMessage());
            settled.add(batch.getFirst().digest());
        }
    }

    private void look(List<Work> batch) {
        var items = new Items(means.tables(), header.rule().table());
        var images = batch.stream().map(Work::image).toList();
        var settling = new Settling(checkpoint, aim, header.rule().table());
        settling.settle(
                images, items.read(call(), images.stream().map(Image::key).toList()));
        progress = new Progressing(settling.checkpoint().progress());
        settled.addAll(settling.checkpoint()
                .settled()
                .subList(
                        checkpoint.settled().size(),
                        settling.checkpoint().settled().size()));
        keep(settling.work());
    }

    private void wait(String otherwise) throws InterruptedException {
        if (++busy > MOST_BUSY) {
            throw new ToolException(ToolException.Standard.THROTTLED, otherwise);
        }
        means.pause().by(PAUSE.multipliedBy(1L << busy));
    }

    private Call call() {
        return HostCall.of(header.origin().connection(), header.origin().profile(), LONGEST);
    }
}
