// SPDX-License-Identifier: Apache-2.0
/** The eras with sessions: 2025-03-26, 2025-06-18 and 2025-11-25. */
@NullMarked
package dev.tablegate.transport.legacy;

import org.jspecify.annotations.NullMarked;
