// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.host.access.Grant;

/**
 * Who asks, how to talk back, and how to stop.
 *
 * @param grant what the caller was granted
 * @param channel the way back to the client
 * @param cancellation stops the running call
 * @param bill what it consumes
 */
public record Request(Grant grant, Channel channel, Cancellation cancellation, Bill bill) {

    /** A request that consumed nothing yet. */
    public Request(Grant grant, Channel channel, Cancellation cancellation) {
        this(grant, channel, cancellation, new Bill());
    }
}
