// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import dev.tablegate.transport.rpc.Part;

/** How an era writes results. */
@FunctionalInterface
public interface Style {

    /** The result object. */
    Part write(Result result);
}
