// SPDX-License-Identifier: Apache-2.0
/** Work that goes on after a call. */
@NullMarked
package dev.tablegate.conformance.task;

import org.jspecify.annotations.NullMarked;
