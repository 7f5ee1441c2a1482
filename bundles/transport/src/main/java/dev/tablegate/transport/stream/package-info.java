// SPDX-License-Identifier: Apache-2.0
/** Streams that outlive a call: who listens to what. */
@NullMarked
package dev.tablegate.transport.stream;

import org.jspecify.annotations.NullMarked;
