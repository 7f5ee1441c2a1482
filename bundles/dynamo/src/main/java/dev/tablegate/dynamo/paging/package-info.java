// SPDX-License-Identifier: Apache-2.0
/** Reads queries and scans page by page, within bounds. */
@NullMarked
package dev.tablegate.dynamo.paging;

import org.jspecify.annotations.NullMarked;
