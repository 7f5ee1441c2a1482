// SPDX-License-Identifier: Apache-2.0
/** Writes what people decided on: plan, journal, execution and recovery. */
@NullMarked
package dev.tablegate.staging.commit;

import org.jspecify.annotations.NullMarked;
