// SPDX-License-Identifier: Apache-2.0
/** Other engines judge results. */
@org.jspecify.annotations.NullMarked
package dev.tablegate.sql.judge;
