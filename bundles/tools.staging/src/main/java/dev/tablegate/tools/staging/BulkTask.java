// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A bulk update as a task that a client waits for.
 *
 * @param job its id
 * @param format how its result writes values, as the call wanted it
 */
record BulkTask(String job, Format format) {

    private static final String IN_DYNAMODB_JSON = ".dynamodb";
    private static final Duration RUNNING = Duration.ofSeconds(3);
    private static final Duration WAITING = Duration.ofSeconds(10);

    static BulkTask of(String id) {
        return id.endsWith(IN_DYNAMODB_JSON)
                ? new BulkTask(id.substring(0, id.length() - IN_DYNAMODB_JSON.length()), Format.DYNAMODB)
                : new BulkTask(id, Format.JSON);
    }

    String id() {
        return switch (format) {
            case JSON -> job;
            case DYNAMODB -> job + IN_DYNAMODB_JSON;
        };
    }

    Task<Tried> shown(Job found) {
        return new Task<>(
                state(found), message(found), found.created(), found.updated(), kept(found), pause(found.status()));
    }

    private Task.State<Tried> state(Job found) {
        return switch (found.status()) {
            case PROPOSED, RUNNING, PAUSED -> new Task.Working<>();
            case DONE -> new Task.Done<>(Tried.ended(found, format));
            case CANCELLED -> new Task.Cancelled<>();
            case FAILED -> failed(ToolException.Standard.UPSTREAM_FAILED, found);
            case EXPIRED -> failed(ToolException.Standard.TIMED_OUT, found);
        };
    }

    private static Task.State<Tried> failed(ToolException.Standard code, Job found) {
        return new Task.Failed<>(new ToolException(code, message(found)));
    }

    private static String message(Job found) {
        return switch (found.status()) {
            case PROPOSED ->
                Notes.of(found) + " Tried: " + tried(found.trial())
                        + ". A sample of what it would do: get_staged_change" + " with job " + found.id()
                        + ". Review page: " + found.review();
            case EXPIRED -> Notes.of(found);
            case RUNNING, PAUSED, DONE, CANCELLED, FAILED ->
                Notes.of(found) + " " + done(found.progress()) + note(found.progress());
        };
    }

    private static String tried(Job.Trial trial) {
        return (trial.complete() ? "" : "at least ") + count(trial.matched(), "item") + " found, " + trial.changed()
                + " would change"
                + (trial.problems().isEmpty() ? "" : "; problems: " + String.join("; ", trial.problems()));
    }

    private static String done(Job.Progress progress) {
        return count(progress.matched(), "item") + " found, " + progress.changed() + " written, " + progress.unchanged()
                + " left as they are, " + progress.conflicts() + " in conflict, " + progress.failed() + " failed.";
    }

    private static String note(Job.Progress progress) {
        return Optional.of(progress.note())
                .filter(note -> !note.isEmpty())
                .map(note -> " Note: " + note)
                .orElse("");
    }

    private static String count(long count, String what) {
        return String.format(Locale.ROOT, "%d %s%s", count, what, count == 1 ? "" : "s");
    }

    /** What waits may wait for as long as a job can; what has ended is kept for a known time. */
    private static Duration kept(Job found) {
        var since = Duration.between(found.created(), found.updated()).plus(Job.KEPT);
        return found.status() == Job.Status.PROPOSED ? Job.PENDING.plus(Job.KEPT) : since;
    }

    private static Duration pause(Job.Status status) {
        return status == Job.Status.RUNNING ? RUNNING : WAITING;
    }
}
