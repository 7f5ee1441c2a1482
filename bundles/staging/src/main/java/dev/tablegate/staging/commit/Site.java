// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.tool.Call;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.staging.set.Header;
import dev.tablegate.staging.set.HostCall;
import java.time.Duration;
import java.util.Optional;

/** Where a set is written: its profile, as long as that leads to where it led when the set was begun. */
record Site(Profiles profiles, Header.Origin origin) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Whether the profile may be used, and leads there. */
    boolean there() {
        return profiles.exposed(origin.profile())
                && profiles.target(origin.profile()).equals(Optional.of(origin.target()));
    }

    /** A call of the set's connection. */
    Call call() {
        return call(LONGEST);
    }

    /** One that takes no longer than this. A person decided it: it must not stop halfway for want of a budget. */
    Call call(Duration longest) {
        return HostCall.of(origin.connection(), origin.profile(), longest).asDecided();
    }

    /** Ends the thread of a commit when the server stops: what is under way is settled after the restart. */
    static void checkStopping() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("the server is stopping");
        }
    }
}
