// SPDX-License-Identifier: Apache-2.0
/** The bridge from the OSGi log to the log file. */
@NullMarked
package dev.tablegate.log;

import org.jspecify.annotations.NullMarked;
