// SPDX-License-Identifier: Apache-2.0
/** One running call: its steps, its deadline, and what becomes of its failures. */
@NullMarked
package dev.tablegate.core.call;

import org.jspecify.annotations.NullMarked;
