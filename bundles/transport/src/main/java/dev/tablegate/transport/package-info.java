// SPDX-License-Identifier: Apache-2.0
/** MCP over HTTP: every supported protocol version on one endpoint. */
@NullMarked
package dev.tablegate.transport;

import org.jspecify.annotations.NullMarked;
