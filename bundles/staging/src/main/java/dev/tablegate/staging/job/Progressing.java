// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Job.Progress;

/** Counts what becomes of the items of a run. */
final class Progressing {

    private long matched;
    private long changed;
    private long unchanged;
    private long conflicts;
    private long failed;
    private String note;

    Progressing(Progress progress) {
        matched = progress.matched();
        changed = progress.changed();
        unchanged = progress.unchanged();
        conflicts = progress.conflicts();
        failed = progress.failed();
        note = progress.note();
    }

    void matched() {
        matched++;
    }

    void changed() {
        changed++;
    }

    void unchanged() {
        unchanged++;
    }

    void conflict() {
        conflicts++;
    }

    void failed(String why) {
        failed++;
        note = why;
    }

    Progress progress() {
        return new Progress(matched, changed, unchanged, conflicts, failed, note);
    }
}
