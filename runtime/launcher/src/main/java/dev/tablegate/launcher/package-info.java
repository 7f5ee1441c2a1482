// SPDX-License-Identifier: Apache-2.0
/** The command line: each verb is one class. */
@NullMarked
package dev.tablegate.launcher;

import org.jspecify.annotations.NullMarked;
