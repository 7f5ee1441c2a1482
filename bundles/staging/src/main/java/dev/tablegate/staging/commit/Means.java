// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.Tables;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Ledger;
import java.time.Clock;
import java.time.Duration;

/** What commits work with. */
record Means(
        Ledger ledger, Journal journal, Writer writer, Tables tables, Profiles profiles, Clock clock, Pause pause) {

    /** How a commit waits. */
    interface Pause {

        /** Waits so long, give or take. */
        void by(Duration time) throws InterruptedException;
    }
}
