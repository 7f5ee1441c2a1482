// SPDX-License-Identifier: Apache-2.0
/** JSON-RPC messages: reading, writing and failing. */
@NullMarked
package dev.tablegate.transport.rpc;

import org.jspecify.annotations.NullMarked;
