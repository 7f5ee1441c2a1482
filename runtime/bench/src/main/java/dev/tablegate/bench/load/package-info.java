// SPDX-License-Identifier: Apache-2.0
/** Drives a server and times its answers. */
@NullMarked
package dev.tablegate.bench.load;

import org.jspecify.annotations.NullMarked;
