// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.staging.set.HostCall;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a job says, page by page. The images of a page last before anything of it is written, and after a crash the
 * items themselves tell which of them are written: no item is changed twice.
 */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_RETRIES = 6;
    private static final int MOST_LOOKS = 30;

    private final Means means;
    private final Header header;
    private final UndoFile file;
    private final Course course;
    private final Throttle throttle;
    private long[] left = new long[0];
    private Checkpoint checkpoint;

    Run(Means means, Header header) {
        this.means = means;
        this.header = header;
        this.file = means.file(header.id());
        this.throttle = new Throttle(means.clock(), means.pause(), header.perSecond());
        this.checkpoint = means.desk().book().checkpoint(header.id());
        this.course = new Course(means, header);
    }

    /** Works until everything is done, somebody stops it, or it cannot go on. */
    void go() throws InterruptedException {
        try {
            checkThere();
            course.begin(call());
            if (checkpoint.again()) {
                left = file.keys();
            }
            while (running()) {
                if (page()) {
                    end(Status.DONE, checkpoint.progress().note());
                    return;
                }
            }
            stopped();
        } catch (UncheckedIOException disk) {
            LOG.warn("The undo file of the bulk update {} cannot be used", header.id(), disk);
            end(
                    Status.PAUSED,
                    "The undo file cannot be written or read, so nothing more is changed. Look whether the disk is"
                            + " full, then resume.");
        } catch (ToolException refusal) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("the server is stopping");
            }
            boolean hopeless = refusal.code().kind() == ErrorCode.Kind.CALLER;
            end(hopeless ? Status.FAILED : Status.PAUSED, refusal.getMessage());
        }
    }

    /** Does one page. Whether it was the last. */
    private boolean page() throws InterruptedException {
        var work = checkpoint.writing() ? unsettled() : found();
        if (work.isEmpty()) {
            return false;
        }
        var writing = new Writing(means, header, throttle, course.aim(), file);
        checkpoint = writing.write(checkpoint, work.get(), this::running);
        if (!writing.finished()) {
            return false;
        }
        if (checkpoint.next().isEmpty()) {
            return true;
        }
        save(checkpoint.turned(writing.end()));
        return false;
    }

    /** Reads a page and keeps its images; nothing if the reading begins anew. */
    private Optional<List<Work>> found() throws InterruptedException {
        Pages.Page page;
        try {
            page = read(checkpoint.cursor());
        } catch (ToolException refusal) {
            if (refusal.code() != ToolException.Standard.INVALID_INPUT
                    || checkpoint.cursor().isEmpty()) {
                throw refusal;
            }
            // Cursors are good for a day, and a job may be paused for longer.
            save(checkpoint.anew());
            left = file.keys();
            return Optional.empty();
        }
        var progress = new Progressing(checkpoint.progress());
        var work = new ArrayList<Work>();
        for (var item : page.items()) {
            if (Arrays.binarySearch(left, UndoFile.shortened(Image.digest(item.key()))) < 0) {
                count(item, progress).ifPresent(work::add);
            }
        }
        long end = file.append(checkpoint.end(), work.stream().map(Work::image).toList());
        save(checkpoint.writing(page.next(), end, progress.progress()));
        return Optional.of(work);
    }

    private Optional<Work> count(Pages.Found item, Progressing progress) {
        var effect = course.aim().on(item.key(), item.now());
        if (!(effect instanceof Effect.Skipped)) {
            progress.matched();
        }
        switch (effect) {
            case Effect.Skipped() -> {}
            case Effect.Same() -> progress.unchanged();
            case Effect.Conflicting() -> progress.conflict();
            case Effect.Failed(var why) -> progress.failed(why);
            case Effect.Changed changed -> {
                return Optional.of(work(item, changed));
            }
        }
        return Optional.empty();
    }

    private Work work(Pages.Found item, Effect.Changed changed) {
        var image = new Image(checkpoint.page(), item.key(), changed.before(), changed.after());
        return new Work(header.rule().table(), image, changed, 0, false);
    }

    /** What a run that broke off may have written, and what it has not. */
    private Optional<List<Work>> unsettled() throws InterruptedException {
        if (header.origin().undoes().isPresent()) {
            read(checkpoint.cursor());
        }
        var settled = new HashSet<>(checkpoint.settled());
        var last = new LinkedHashMap<String, Image>();
        var images = file.page(checkpoint.begin()).images();
        images.stream()
                .filter(image -> image.page() == checkpoint.page() && !settled.contains(image.digest()))
                .forEach(image -> last.put(image.digest(), image));
        var settling = new Settling(checkpoint, course.aim(), header.rule().table());
        settling.settle(
                List.copyOf(last.values()),
                patiently(() -> course.items()
                        .read(call(), last.values().stream().map(Image::key).toList())));
        save(settling.checkpoint());
        return Optional.of(settling.work());
    }

    private Pages.Page read(Optional<String> cursor) throws InterruptedException {
        return patiently(() -> course.pages().read(call(), cursor));
    }

    private <T> T patiently(Attempt<T> attempt) throws InterruptedException {
        for (int tried = 0; ; tried++) {
            try {
                return attempt.now();
            } catch (ToolException refusal) {
                if (tried == MOST_RETRIES || refusal.code().kind() != ErrorCode.Kind.BUSY) {
                    throw refusal;
                }
                means.pause().by(PAUSE.multipliedBy(1L << tried));
            }
        }
    }

    private interface Attempt<T> {
        T now();
    }

    private Call call() {
        return HostCall.of(header.origin().connection(), header.origin().profile(), LONGEST);
    }

    private boolean running() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("the server is stopping");
        }
        var now = means.desk().book().find(header.id()).filter(kept -> kept.status() == Status.RUNNING);
        if (now.isEmpty()) {
            return false;
        }
        checkThere();
        checkConnected(now.get());
        return true;
    }

    /** Nothing is written for a profile that was withdrawn. After a restart it comes a moment later than the job. */
    private void checkThere() throws InterruptedException {
        for (int look = 0; look < MOST_LOOKS && !means.desk().there(header); look++) {
            means.pause().by(LOOK);
        }
        if (!means.desk().there(header)) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE,
                    "The profile is not exposed, or leads elsewhere than when this was proposed. Resume it once that is"
                            + " mended, or cancel it.");
        }
    }

    /** A person approved the job, but with whom it came from: whether it goes on without is a person's to say. */
    private void checkConnected(Header now) {
        if (!now.alone() && !means.desk().connected(now)) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE,
                    "The connection that proposed this was revoked, or has expired. Resume it if it is wanted all the"
                            + " same, or cancel it.");
        }
    }

    private Status status() {
        return means.desk().book().find(header.id()).map(Header::status).orElse(Status.CANCELLED);
    }

    private void save(Checkpoint now) {
        checkpoint = now;
        means.desk().book().write(header.id(), now);
        means.desk().changed(header.id());
    }

    private void stopped() {
        if (status() == Status.CANCELLED) {
            means.desk().trail().ended(header.with(Status.CANCELLED), checkpoint);
        }
        means.desk().changed(header.id());
    }

    private void end(Status status, String note) {
        checkpoint = means.desk().book().checkpoint(header.id());
        save(checkpoint.noting(note));
        means.desk().trail().ended(header.with(status), checkpoint);
        var now = means.clock().instant();
        means.desk().book().change(header.id(), kept -> {
            if (kept.status() != Status.RUNNING) {
                return kept;
            }
            return status == Status.PAUSED ? kept.with(status) : kept.ended(status, now);
        });
        means.desk().changed(header.id());
    }
}
