// SPDX-License-Identifier: Apache-2.0
/** Tools and prompts that ask the client. */
@NullMarked
package dev.tablegate.conformance.asking;

import org.jspecify.annotations.NullMarked;
