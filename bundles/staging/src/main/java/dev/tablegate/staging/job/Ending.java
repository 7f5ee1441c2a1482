// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Job.Status;

/** Ends jobs before they are done. */
final class Ending {

    private Ending() {}

    /** Stops it for good. What runs notices it before it writes more, and says then what it did. */
    static Header cancel(Desk desk, Header header) {
        var now = desk.clock().instant();
        boolean runs = header.status() == Status.RUNNING;
        var ended =
                desk.book().change(header.id(), kept -> kept.pendingAt(now) ? kept.ended(Status.CANCELLED, now) : kept);
        if (!runs) {
            desk.trail().ended(ended, desk.book().checkpoint(header.id()));
        }
        desk.changed(header.id());
        return ended;
    }
}
