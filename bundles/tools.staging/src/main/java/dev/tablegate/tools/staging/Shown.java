// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A set with changes, or a bulk update with its progress.
 *
 * @param review the page where people decide about it
 * @param atomic whether the set is a transaction
 * @param count how many changes the set has
 * @param comments what people said of it
 * @param expires when it is forgotten if nobody commits it
 * @param progress what the bulk update did
 * @param changes of the set, or a sample of what the bulk update would do
 * @param cursor given if there are more
 */
public record Shown(
        String note,
        String review,
        Optional<String> set,
        Optional<String> job,
        String status,
        Optional<Boolean> atomic,
        Optional<Integer> count,
        Optional<String> summary,
        Optional<List<String>> comments,
        Optional<Instant> expires,
        Optional<Job.Progress> progress,
        List<ShownChange> changes,
        Optional<String> cursor) {

    static Shown set(ChangeSet set, List<ShownChange> changes, Optional<String> cursor) {
        return new Shown(
                Notes.of(set),
                set.review().toString(),
                Optional.of(set.id()),
                Optional.empty(),
                Standing.word(set.status()),
                Optional.of(set.atomic()),
                Optional.of(set.changes()),
                Optional.of(set.summary()).filter(summary -> !summary.isEmpty()),
                Optional.of(comments(set)).filter(comments -> !comments.isEmpty()),
                set.status().pending() ? Optional.of(set.expires()) : Optional.empty(),
                Optional.empty(),
                changes,
                cursor);
    }

    static Shown job(Job job, Format format) {
        return new Shown(
                Notes.of(job),
                job.review().toString(),
                Optional.empty(),
                Optional.of(job.id()),
                Standing.word(job.status()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(job.reason()).filter(reason -> !reason.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                job.status() == Job.Status.PROPOSED ? Optional.empty() : Optional.of(job.progress()),
                job.trial().sample().stream()
                        .map(change -> ShownChange.of(change, format))
                        .toList(),
                Optional.empty());
    }

    private static List<String> comments(ChangeSet set) {
        return set.comments().stream()
                .map(comment -> comment.person() + ": " + comment.text())
                .toList();
    }
}
