// SPDX-License-Identifier: Apache-2.0
/** One request under way, and what both eras need to serve it. */
@NullMarked
package dev.tablegate.transport.call;

import org.jspecify.annotations.NullMarked;
