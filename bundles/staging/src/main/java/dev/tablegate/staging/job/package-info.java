// SPDX-License-Identifier: Apache-2.0
/** Bulk updates: tried, approved, and run in the background. */
@NullMarked
package dev.tablegate.staging.job;

import org.jspecify.annotations.NullMarked;
