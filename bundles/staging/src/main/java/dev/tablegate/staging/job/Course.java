// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;

/** Where a job finds its items, and what it does to them: what its rule says, or the inverse of another job. */
final class Course {

    /** Small pages: an image of each item lies in the file before the first is written. */
    private static final int SIZE = 100;

    private final Means means;
    private final Header header;
    private Pages pages = (call, cursor) -> {
        throw new IllegalStateException("not begun");
    };
    private Aim aim = (key, now) -> {
        throw new IllegalStateException("not begun");
    };

    Course(Means means, Header header) {
        this.means = means;
        this.header = header;
    }

    /**
     * Looks at the table, or at the other job.
     *
     * @throws ToolException if the job cannot be done any more
     */
    void begin(Call call) {
        var rule = header.rule().rule();
        if (header.origin().undoes().isEmpty()) {
            var ruleAim = new RuleAim(rule, means.tables().describe(call, rule.table()));
            aim = ruleAim;
            pages = new RulePages(means.tables(), rule, ruleAim, SIZE);
            return;
        }
        var undone = means.file(header.origin().undoes().get());
        if (!undone.there()) {
            throw new ToolException(
                    ToolException.Standard.NOT_FOUND, "The undo file of that job is not kept any more.");
        }
        var undoAim = new UndoAim();
        aim = undoAim;
        pages = new UndoPages(undone, means.tables(), rule.table(), undoAim);
    }

    Pages pages() {
        return pages;
    }

    Aim aim() {
        return aim;
    }

    Items items() {
        return new Items(means.tables(), header.rule().table());
    }
}
