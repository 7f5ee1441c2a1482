// SPDX-License-Identifier: Apache-2.0
/** Starts the measured servers and reads what the operating system counts about them. */
@NullMarked
package dev.tablegate.bench.process;

import org.jspecify.annotations.NullMarked;
