// SPDX-License-Identifier: Apache-2.0
/** The stateless era: 2026-07-28. */
@NullMarked
package dev.tablegate.transport.modern;

import org.jspecify.annotations.NullMarked;
