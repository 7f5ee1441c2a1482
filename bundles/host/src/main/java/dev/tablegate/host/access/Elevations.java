// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Wishes of connections for a wider scope, as they wait for a person. A call that was refused leaves one. */
@ProviderType
public interface Elevations {

    /** The topic of the event that is sent when a wish came or was decided. */
    String CHANGED = "dev/tablegate/elevations/CHANGED";

    /** Leaves a wish, unless the same one waits already. Never fails the caller. */
    void wish(Grant grant, Scope scope, String operation);

    /** What waits for a decision, oldest first. */
    List<Elevation> waiting();

    /**
     * Widens the scope of the connection for a time; after it the scope is what it was.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    void approve(String id, Duration duration, String person);

    /**
     * Denies a wish; the same one is not taken from that connection for an hour.
     *
     * @throws IllegalArgumentException if it was decided or expired meanwhile
     */
    void deny(String id, String person);

    /**
     * A wish.
     *
     * @param id random
     * @param grant what the connection has
     * @param scope what it would need
     * @param operation what it wanted to do, such as the name of a tool
     * @param since when
     */
    record Elevation(String id, Grant grant, Scope scope, String operation, Instant since) {}
}
