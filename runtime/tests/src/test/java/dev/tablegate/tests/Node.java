// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/** The Node packages that tests drive, installed from their lock files at first use. */
final class Node {

    private Node() {}

    /** A Node that is new enough: it comes as a package itself where there is one. */
    static String executable() throws IOException, InterruptedException {
        try (var folders = Files.newDirectoryStream(modules("node"), "node-*")) {
            for (Path folder : folders) {
                if (Files.isExecutable(folder.resolve("bin/node"))) {
                    return folder.resolve("bin/node").toString();
                }
            }
        }
        return "node"; // no package for this machine: its own Node must be new enough
    }

    /** The command script of a package. */
    static String script(String name) throws IOException, InterruptedException {
        Path folder = modules("node").resolve(name);
        JsonNode bin =
                Mcp.tree(Files.readString(folder.resolve("package.json"))).path("bin");
        String path = bin.isTextual() ? bin.asText() : bin.elements().next().asText();
        return folder.resolve(path).toString();
    }

    /** The packages of the MCP clients. */
    static Path clients() throws IOException, InterruptedException {
        return modules("clients");
    }

    private static synchronized Path modules(String folder) throws IOException, InterruptedException {
        Path source = Distribution.root().resolve("runtime/tests").resolve(folder);
        Path target = Files.createDirectories(
                Distribution.root().resolve("runtime/tests/target").resolve(folder));
        try (var other = FileChannel.open(target.resolve("lock"), CREATE, WRITE)) {
            other.lock(); // tests run in several processes
            if (!Files.exists(target.resolve("installed"))) {
                for (String file : new String[] {"package.json", "package-lock.json"}) {
                    Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                install(target);
                Files.createFile(target.resolve("installed"));
            }
        }
        return target.resolve("node_modules");
    }

    private static void install(Path target) throws IOException, InterruptedException {
        Path log = target.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(target.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(10, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException("npm ci failed: " + Files.readString(log));
        }
    }
}
