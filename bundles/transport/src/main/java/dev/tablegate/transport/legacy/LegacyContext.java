// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.host.access.Grant;
import dev.tablegate.transport.ask.Capabilities;
import dev.tablegate.transport.call.Notices;
import dev.tablegate.transport.http.LazyResponse;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.RpcFailure;
import java.util.Optional;

/**
 * What is known about the sender of a request.
 *
 * @param grant what it was granted
 * @param out the answer
 * @param version the protocol version it speaks
 * @param session its session, if it named one
 * @param memory what its session keeps in memory
 */
record LegacyContext(
        Grant grant, LazyResponse out, String version, Optional<Session> session, Optional<SessionMemory> memory) {

    /** What the client can be asked for; nothing without a session, where it would have said so. */
    Capabilities capabilities() {
        return session.map(Session::capabilities).orElse(Capabilities.NONE);
    }

    /** What a request that makes no sense without a session needs. */
    SessionMemory requireMemory(String method) {
        return memory.orElseThrow(() -> RpcFailure.of(
                Codes.INVALID_REQUEST,
                400,
                method + " needs a session. Send the Mcp-Session-Id header that initialize returned."));
    }

    /** Whose calls these are; calls of others cannot be cancelled. */
    String owner() {
        return grant.connection() + ' ' + session.map(Session::id).orElse("");
    }

    /** What can be told to the client while a request of its runs. */
    Notices notices(JsonNode params) {
        return new Notices(out, Notices.progressToken(params), this::logLevel);
    }

    private Optional<LogLevel> logLevel() {
        return memory.flatMap(SessionMemory::logLevel);
    }
}
