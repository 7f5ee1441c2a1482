// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.contestant;

import dev.tablegate.bench.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/** The server in {@code src/main/typescript}, run by the Node.js that is on the path. */
record TypeScriptPeer(Places places) implements Contestant {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "server.mjs");
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);

    @Override
    public String id() {
        return "typescript-sdk";
    }

    /** Copies the server to the build output and installs what its lock file names, if that is not there yet. */
    @Override
    public void prepare() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(folder());
        Path lock = folder.resolve("package-lock.json");
        Path wanted = source().resolve("package-lock.json");
        boolean installed = Files.isDirectory(folder.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, wanted) < 0;
        for (String file : FILES) {
            Files.copy(source().resolve(file), folder.resolve(file), REPLACE_EXISTING);
        }
        if (!installed) {
            List<String> install = List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            Child.start(install, folder, places.log("npm")).finish(INSTALL_LIMIT);
        }
    }

    @Override
    public Server start(URI dynamo) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> command = List.of("node", "server.mjs", dynamo.toString());
        return Server.listening(Child.start(command, folder(), places.log(id())), start);
    }

    private Path source() {
        return places.bench().resolve("src/main/typescript");
    }

    private Path folder() {
        return places.bench().resolve("target/typescript");
    }
}
