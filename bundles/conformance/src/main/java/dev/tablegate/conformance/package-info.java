// SPDX-License-Identifier: Apache-2.0
/** What the conformance suite needs of a server besides the protocol. Only tests install it. */
@NullMarked
package dev.tablegate.conformance;

import org.jspecify.annotations.NullMarked;
