// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import java.time.Duration;

/**
 * Bounds and intervals, as numbers to work with.
 *
 * @param bodyLimit largest body in bytes
 * @param pageSize entries on a page of a list
 * @param resourceInterval time between two looks at a subscribed resource
 * @param keepAlive silence after which an open stream shows that it is alive
 */
record Settings(int bodyLimit, int pageSize, Duration resourceInterval, Duration keepAlive) {

    static Settings of(McpServlet.Config config) {
        return new Settings(
                config.bodyLimitKilobytes() * 1024,
                config.pageSize(),
                Duration.ofSeconds(config.resourceSeconds()),
                Duration.ofSeconds(config.keepAliveSeconds()));
    }
}
