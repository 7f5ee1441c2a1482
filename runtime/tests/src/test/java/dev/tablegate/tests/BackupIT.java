// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A backup that was made while the server ran is a data directory to go on with. */
class BackupIT {

    @Test
    void aServerGoesOnWithABackup() throws Exception {
        Path data = Server.fresh();
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("dev.tablegate.profile-raw.cfg"), """
                slug = raw
                label = Raw
                region = us-east-1
                accessKeyId = x
                secretAccessKey = x
                endpoint = http://127.0.0.1:1
                """);
        Path backup = Server.fresh().resolve("backup");
        String before;
        String after;
        try (Server server = Server.run(data).open("raw")) {
            before = server.token("raw", Scope.READ);
            CommandLine.Run made = CommandLine.on(server, "backup", backup.toString());
            assertEquals(0, made.exit(), made.err() + made.out());
            after = server.token("raw", Scope.READ);
            assertEquals(1, CommandLine.on(server, "backup", backup.toString()).exit(), "it is there already");
        }
        try (Server restored = Server.run(backup)) {
            assertEquals(200, list(restored, before));
            assertEquals(401, list(restored, after));
            CommandLine.Run verified = CommandLine.on(restored, "audit", "verify");
            assertEquals(0, verified.exit(), verified.out());
            assertTrue(verified.out().contains("whole"), verified.out());
        }
    }

    private static int list(Server server, String token) {
        return new Mcp(server.mcp(), token).modern("tools/list", "{}").statusCode();
    }
}
