// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Where secrets may not be, and how they are compared. */
class SecretsIT {

    private static final String AWS_SECRET = "planted-aws-secret-9b1f";
    /** A word that means a secret, compared in a way that takes longer the more of it is right. */
    private static final Pattern COMPARED = Pattern.compile(
            "(?i)\\w*(token|secret|password|verifier|signature|csrf|hash)\\w*(\\(\\))?\\s*\\.(equals|contentEquals|compareTo)\\("
                    + "|(?<!is|Message)\\b(equals|contentEquals|compareTo)\\((\\w+\\.)*\\w*(token|secret|password|verifier|signature|csrf)\\w*");

    /** X1: what is secret stands in no file but the one that is made for it; no file is open to others. */
    @Test
    void secretsStandInNoLogAndNoStore() throws Exception {
        Path data = Server.fresh();
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("dev.tablegate.profile-raw.cfg"),
                """
                slug = raw
                label = Raw
                region = us-east-1
                accessKeyId = x
                secretAccessKey = %s
                endpoint = http://127.0.0.1:1
                """.formatted(AWS_SECRET));
        try (Server server = Server.run(data).open("raw")) {
            Map<String, String> secrets = new LinkedHashMap<>();
            secrets.put("token", server.token("raw", Scope.READ));
            secrets.put("AWS secret", AWS_SECRET);
            secrets.put("admin key", Files.readString(data.resolve("run/admin.key")));
            use(server, secrets.get("token"));
            server.terminate();
            assertTrue(server.endsWithin(java.time.Duration.ofSeconds(20)));
            assertEquals(List.of(), found(data, secrets));
            assertEquals(List.of(), open(data));
        }
    }

    private static void use(Server server, String token) {
        var mcp = new Mcp(server.mcp(), token);
        mcp.modern("tools/list", "{}");
        mcp.call("list_tables", "{}");
        mcp.call("get_item", "{\"table\":\"" + token + "\",\"key\":{\"id\":\"" + token + "\"}}");
        Mcp.send(HttpRequest.newBuilder(URI.create(server.mcp() + "?access_token=" + token))
                .header("Authorization", "Bearer x" + token)
                .build());
    }

    private static List<String> found(Path data, Map<String, String> secrets) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                // Settings hold what the operator wrote into them, the key file its key.
                boolean meant = name.startsWith("config") || name.equals("run/admin.key");
                String content = meant ? "" : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                secrets.forEach((what, secret) -> {
                    if (content.contains(secret)) {
                        found.add(what + " in " + name);
                    }
                });
            }
        }
        return found;
    }

    private static List<String> open(Path data) throws IOException {
        var open = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(file -> !file.startsWith(data.resolve("config")))
                    .toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!mode.endsWith("------")) {
                    open.add(mode + " " + data.relativize(file));
                }
            }
        }
        return open;
    }

    /** H8, as a look at the sources: the time of a comparison must not tell how much of a secret was right. */
    @Test
    void secretsAreComparedInConstantTime() throws IOException {
        var compared = new ArrayList<String>();
        try (Stream<Path> sources = Files.walk(Distribution.root().resolve("bundles"))) {
            for (Path source : sources.filter(path -> path.toString().contains("src/main/java")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                Files.readString(source)
                        .lines()
                        .filter(line -> COMPARED.matcher(line).find())
                        .forEach(line -> compared.add(source.getFileName() + ": " + line.strip()));
            }
        }
        assertEquals(List.of(), compared);
    }
}
