// SPDX-License-Identifier: Apache-2.0
/** The hash-chained record. */
@NullMarked
package dev.tablegate.audit;

import org.jspecify.annotations.NullMarked;
