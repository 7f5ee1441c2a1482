// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import dev.tablegate.bench.backend.BenchItem;
import java.net.URI;
import java.util.Optional;

/**
 * What the driver sends to and how.
 *
 * @param uri where the server speaks MCP
 * @param era the protocol spoken to it
 * @param token the bearer token, where one is asked for
 */
public record Target(URI uri, Era era, Optional<String> token) {

    /** The two ways to speak MCP without a session. */
    public enum Era {
        LEGACY("2025-11-25"),
        MODERN("2026-07-28");

        private final String version;

        Era(String version) {
            this.version = version;
        }

        public String version() {
            return version;
        }
    }

    /** A server that asks for no token. */
    public static Target open(URI uri) {
        return new Target(uri, Era.LEGACY, Optional.empty());
    }

    /** The request that lists the tools. */
    public String toolsList() {
        return request("tools/list", "", "");
    }

    /** The request that reads item 0. */
    public String getItem() {
        String arguments =
                "\"name\":\"get_item\",\"arguments\":{\"table\":\"%s\",\"key\":{\"pk\":\"%s\",\"sk\":\"%s\"}}"
                        .formatted(BenchItem.TABLE, BenchItem.pk(0), BenchItem.sk(0));
        return request("tools/call", "get_item", arguments);
    }

    private String request(String method, String name, String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
                .formatted(method, params + (params.isEmpty() ? "" : ",") + meta());
        return """
                POST %s HTTP/1.1
                Host: 127.0.0.1:%d
                Content-Type: application/json
                Accept: application/json, text/event-stream
                MCP-Protocol-Version: %s
                %sContent-Length: %d

                """.formatted(uri.getPath(), uri.getPort(), era.version, headers(method, name), body.length())
                        .replace("\n", "\r\n")
                + body;
    }

    private String meta() {
        return era == Era.LEGACY
                ? "\"_meta\":{}"
                : "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"%s\",".formatted(era.version)
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
    }

    private String headers(String method, String name) {
        String authorization =
                token.map("Authorization: Bearer %s\n"::formatted).orElse("");
        if (era == Era.LEGACY) {
            return authorization;
        }
        return authorization + "Mcp-Method: " + method + "\n" + (name.isEmpty() ? "" : "Mcp-Name: " + name + "\n");
    }
}
