// SPDX-License-Identifier: Apache-2.0
/** Questions to the client's side and its answers. */
@NullMarked
package dev.tablegate.transport.ask;

import org.jspecify.annotations.NullMarked;
