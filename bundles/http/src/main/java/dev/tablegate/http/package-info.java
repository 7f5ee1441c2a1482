// SPDX-License-Identifier: Apache-2.0
/** The HTTP server itself. */
@NullMarked
package dev.tablegate.http;

import org.jspecify.annotations.NullMarked;
