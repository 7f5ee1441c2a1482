// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Sessions of profiles whose keys count for nothing without a one-time code from a person. */
@ProviderType
public interface OneTimeCodes {

    /** The topic of the event that is sent when a code is wanted, was entered or is not wanted any more. */
    String CHANGED = "dev/tablegate/codes/CHANGED";

    /**
     * The keys for the call's connection; empty if the profile takes no codes. Without a session the person at the
     * client is asked, so call it before anything else is done.
     *
     * @throws ToolException if nobody gave a code that counts; it says what to do
     */
    Optional<SessionKeys> keys(Call call, Profile profile);

    /** The connections that wait for a code, oldest first. */
    List<Wanted> waiting();

    /**
     * Begins the session of a connection that waits.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    void enter(String id, String code, String person);

    /**
     * A connection that waits for a code.
     *
     * @param id random
     * @param connection id of the connection
     * @param label what people call the connection; for a client the name it gave itself
     * @param approver the person who approved the connection
     * @param profile the profile that it is bound to
     * @param since when it asked
     */
    record Wanted(String id, String connection, String label, String approver, Profile profile, Instant since) {}
}
