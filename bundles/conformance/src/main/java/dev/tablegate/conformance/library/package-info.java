// SPDX-License-Identifier: Apache-2.0
/** Prompts, resources and completions. */
@NullMarked
package dev.tablegate.conformance.library;

import org.jspecify.annotations.NullMarked;
