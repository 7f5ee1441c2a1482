// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.DataDirectory;

/** What is printed once the server is ready. */
final class Greeting {

    private Greeting() {}

    static void print(Status status, DataDirectory data) {
        System.out.printf("""
                Tablegate %s is ready.
                  MCP    %s
                  Log    %s
                  Stop   Ctrl-C, or: tablegate stop --data %s
                """, status.version(), status.mcp(), data.log(), data.root());
        System.out.flush();
    }

    static void printDemo(Status status, DataDirectory data) {
        System.out.printf("""

                Profile "demo" reaches a local DynamoDB with the tables Users, Orders, Products and Shop.
                A token for an agent that may read:
                  TOKEN=$(tablegate token --profile demo --scope read --ttl 8h --data %2$s)
                Connect, for example:
                  claude mcp add --transport http tablegate %1$s --header "Authorization: Bearer $TOKEN"
                  TABLEGATE_TOKEN=$TOKEN codex, after: codex mcp add tablegate --url %1$s --bearer-token-env-var TABLEGATE_TOKEN
                  gemini mcp add --transport http --header "Authorization: Bearer $TOKEN" tablegate %1$s
                  Cursor and others (mcp.json):
                    {"mcpServers": {"tablegate": {"url": "%1$s", "headers": {"Authorization": "Bearer ..."}}}}
                Try it here:
                  tablegate call get_item '{"table": "Users", "key": {"userId": "user001"}}' --data %2$s
                """, status.mcp(), data.root());
        System.out.flush();
    }
}
