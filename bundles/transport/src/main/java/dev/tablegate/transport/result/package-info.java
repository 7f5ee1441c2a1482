// SPDX-License-Identifier: Apache-2.0
/** What both eras answer with: lists, content, results of calls. */
@NullMarked
package dev.tablegate.transport.result;

import org.jspecify.annotations.NullMarked;
