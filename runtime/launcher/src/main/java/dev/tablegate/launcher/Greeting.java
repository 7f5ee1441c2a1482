// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** What is printed once the server is ready. */
final class Greeting {

    private Greeting() {}

    static void print(Status status, DataDirectory data) {
        System.out.printf("""
                Tablegate %s is ready.
                  MCP      %s
                  Console  %s
                  Log      %s
                  Stop     Ctrl-C, or: tablegate stop --data %s
                """, status.version(), status.mcp(), status.console(), data.log(), data.root());
        setup(data).ifPresent(path -> System.out.printf("""
                  Set up   %s
                           (once: choose the name and password of the first administrator)
                """, status.origin().resolve(path)));
        System.out.flush();
    }

    static void printRun(Status status, DataDirectory data) {
        print(status, data);
        System.out.printf("""

                Nobody can connect before you switch the server on and expose a profile:
                  tablegate on --data %1$s
                  tablegate profiles --data %1$s
                  tablegate expose PROFILE --data %1$s
                """, data.root());
        System.out.flush();
    }

    static void printDemo(Status status, DataDirectory data) {
        System.out.printf("""

                Profile "demo" reaches a local DynamoDB with the tables Users, Orders, Products and Shop.
                Connect, for example:
                  claude mcp add --transport http tablegate-demo "%1$s?profile=demo" && claude mcp login tablegate-demo
                  codex mcp add tablegate-demo --url "%1$s?profile=demo"
                  (others: tablegate connect demo --data %2$s)
                and approve it in the browser, or here: tablegate clients, tablegate approve ID.
                A token for a program without a person:
                  TOKEN=$(tablegate token --profile demo --scope read --ttl 8h --data %2$s)
                Try it here:
                  tablegate call get_item '{"table": "Users", "key": {"userId": "user001"}}' --data %2$s
                """, status.mcp(), data.root());
        System.out.flush();
    }

    /** The path of the page that sets up the first administrator, as long as nobody used it. */
    private static Optional<String> setup(DataDirectory data) {
        try {
            return Optional.of(
                    Files.readString(data.run().resolve("setup-link")).strip());
        } catch (IOException alreadyUsed) {
            return Optional.empty();
        }
    }
}
