// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb that ends a connection. */
@Command(
        name = "revoke",
        description = "Ends a connection, or forgets a client with all its connections.",
        mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", description = "The connection or client, as the verb clients lists it.")
    private String id = "";

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            if (!admin.revoke(id)) {
                throw new Failure("There is no connection and no client of that id. See: tablegate clients.");
            }
            System.out.println("Revoked. Its next request is refused.");
            return 0;
        }
    }
}
