// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import org.osgi.annotation.versioning.ProviderType;

/** The switch of the whole server. Off until a person turns it on; kept over restarts. */
@ProviderType
public interface Power {

    /** The topic of the event that is sent when the switch was turned. */
    String CHANGED = "dev/tablegate/power/CHANGED";

    /** Whether clients are served. */
    boolean on();

    /**
     * Turns it.
     *
     * @param person who does it
     */
    void turn(boolean on, String person);
}
