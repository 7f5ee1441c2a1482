// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import java.util.List;

/** Names of this era. */
public final class Keys {

    /** The version of this era. */
    public static final String VERSION = "2026-07-28";

    /** The member of {@code _meta} that names the version of a request. */
    public static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";

    /** The header that does. */
    public static final String VERSION_HEADER = "MCP-Protocol-Version";

    static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";
    static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
    static final List<String> VERSIONS = List.of(VERSION);

    private Keys() {}
}
