// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands, so that it goes on there after a crash.
 *
 * @param page the number of the page that is read or written
 * @param cursor where that page is read from; empty at the start
 * @param begin where its images begin in the undo file
 * @param end up to where the undo file counts; what lies behind was never acted upon, unless a page is being written
 * @param writing whether the page was read and is being written
 * @param next where the page after it is read from; empty if it is the last
 * @param settled items of the page, by their digests, about which everything is said in the progress
 * @param again whether the reading began anew, and items with images are left alone
 * @param progress what was done so far
 */
record Checkpoint(
        long page,
        Optional<String> cursor,
        long begin,
        long end,
        boolean writing,
        Optional<String> next,
        List<String> settled,
        boolean again,
        Progress progress) {

    static final Progress NOTHING = new Progress(0, 0, 0, 0, 0, "");
    static final Checkpoint START =
            new Checkpoint(0, Optional.empty(), 0, 0, false, Optional.empty(), List.of(), false, NOTHING);

    Checkpoint {
        settled = List.copyOf(settled);
    }

    /** The page was read, and its images lie in the file up to there. */
    Checkpoint writing(Optional<String> following, long upTo, Progress now) {
        return new Checkpoint(page, cursor, end, upTo, true, following, List.of(), again, now);
    }

    /** Some items of the page are settled. */
    Checkpoint settling(List<String> more, Progress now) {
        var all = new ArrayList<>(settled);
        all.addAll(more);
        return new Checkpoint(page, cursor, begin, end, writing, next, all, again, now);
    }

    /** The page is done. */
    Checkpoint turned(long upTo) {
        return new Checkpoint(page + 1, next, upTo, upTo, false, Optional.empty(), List.of(), again, progress);
    }

    /** Reads anew from the start. What has no images is found, and counted, again. */
    Checkpoint anew() {
        long changed = progress.changed();
        long conflicts = progress.conflicts();
        var left = new Progress(changed + conflicts, changed, 0, conflicts, 0, progress.note());
        return new Checkpoint(page, Optional.empty(), end, end, false, Optional.empty(), List.of(), true, left);
    }

    Checkpoint noting(String note) {
        var noted = new Progress(
                progress.matched(),
                progress.changed(),
                progress.unchanged(),
                progress.conflicts(),
                progress.failed(),
                note);
        return new Checkpoint(page, cursor, begin, end, writing, next, settled, again, noted);
    }
}
