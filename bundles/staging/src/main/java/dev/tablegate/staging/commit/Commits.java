// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

/** Writes sets in the background. */
public interface Commits {

    /**
     * Begins to write a set whose status is COMMITTING already, durably, together with the decision about it. Returns
     * at once, and never fails: what cannot begin now begins after a restart.
     */
    void begin(String set);
}
