// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.time.Duration;

/**
 * How long is waited for whom.
 *
 * @param grace how long the place of a contribution is kept that went while its bundle stayed
 * @param drain how long running calls may go on when their contribution goes
 * @param unwind how long is waited for calls that were told to end
 */
public record Patience(Duration grace, Duration drain, Duration unwind) {}
