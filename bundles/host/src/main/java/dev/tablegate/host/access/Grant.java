// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.time.Instant;

/**
 * What one connection was granted.
 *
 * @param connection id of the connection; random, never reused
 * @param label what people call it
 * @param profile slug of the one profile it is bound to
 * @param scope what it may do
 * @param expires when the grant ends
 */
public record Grant(String connection, String label, String profile, Scope scope, Instant expires) {}
