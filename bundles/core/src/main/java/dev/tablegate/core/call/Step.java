// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

/** Something that happens before a contribution runs, and is undone after. A step that throws denies. */
interface Step {

    /** Lets the call pass, or throws. */
    void enter(RunningCall call);

    /** Undoes what {@link #enter} did; called once after each enter that returned. */
    default void leave(RunningCall call) {}
}
