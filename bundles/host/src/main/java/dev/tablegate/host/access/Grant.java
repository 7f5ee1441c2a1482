// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * What one connection was granted.
 *
 * @param connection id of the connection; random, never reused
 * @param client id of the client that it was granted to; empty for a token that was minted by hand
 * @param label what people call it; for a client the name it gave itself
 * @param profile slug of the one profile it is bound to
 * @param target what that profile pointed at when it was approved, see {@code Profiles.target}; if it points elsewhere
 *     now, the grant does not count
 * @param scope what it may do
 * @param approver the person who approved it
 * @param created when it was approved
 * @param expires when the grant ends
 */
public record Grant(
        String connection,
        Optional<String> client,
        String label,
        String profile,
        String target,
        Scope scope,
        String approver,
        Instant created,
        Instant expires) {}
