// SPDX-License-Identifier: Apache-2.0
/** Exports that go on when a call ends. */
@NullMarked
package dev.tablegate.export;

import org.jspecify.annotations.NullMarked;
