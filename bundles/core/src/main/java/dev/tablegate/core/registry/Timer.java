// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.time.Duration;

/** Runs something later, on another thread. */
@FunctionalInterface
public interface Timer {

    void after(Duration delay, Runnable action);
}
