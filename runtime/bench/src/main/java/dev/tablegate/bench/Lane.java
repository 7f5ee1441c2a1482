// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.contestant.Server;
import dev.tablegate.bench.load.Target;

/**
 * A running server, spoken to in one way.
 *
 * @param name what the report calls it
 */
record Lane(String name, Server server, Target target) {

    static Lane of(String id, Server server, Target target) {
        return new Lane(id + ", " + target.era().version(), server, target);
    }
}
