// SPDX-License-Identifier: Apache-2.0
/** What makes a service a prompt. */
@NullMarked
package dev.tablegate.core.prompt;

import org.jspecify.annotations.NullMarked;
