// SPDX-License-Identifier: Apache-2.0
/** The Java servers that Tablegate is compared with. */
@NullMarked
package dev.tablegate.bench.peer;

import org.jspecify.annotations.NullMarked;
