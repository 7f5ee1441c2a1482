// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import dev.tablegate.launcher.Status;
import dev.tablegate.launcher.client.Admin;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local as a process of its own, where change sets are rehearsed; for the demo also with the sample tables and
 * the profile that reaches them.
 */
public final class LocalDynamo implements Companion {

    private static final String READY = "ready ";

    /** Tells our own file from one that an operator wrote. */
    private static final String MARK = "# Written at the start, removed at the end.";

    private static final long LIMIT_SECONDS = 120;

    private final Path lib;
    private final DataDirectory data;
    private final boolean samples;
    private @Nullable Process process;

    private LocalDynamo(Path lib, DataDirectory data, boolean samples) {
        this.lib = lib;
        this.data = data;
        this.samples = samples;
    }

    /** The one in a folder, for rehearsals only. */
    public static LocalDynamo forRehearsals(Path folder, DataDirectory data) {
        return lib(folder)
                .map(lib -> new LocalDynamo(lib, data, false))
                .orElseThrow(
                        () -> new Failure(
                                "There is no DynamoDB Local in " + folder + ". Name a folder that a build"
                                        + " of the sources made, runtime/dynamodb-local/target/home, or leave --dynamodb-local out."));
    }

    /** The one in a folder, with the sample tables. */
    public static LocalDynamo forDemo(Optional<Path> folder, DataDirectory data) {
        return folder.flatMap(LocalDynamo::lib)
                .map(lib -> new LocalDynamo(lib, data, true))
                .orElseThrow(() -> new Failure(
                        "The demo needs DynamoDB Local, which its licence forbids us to ship. Run `./tablegate demo` in"
                                + " a checkout of the sources, which fetches it; or name a folder that such a build made"
                                + " with --dynamodb-local DIR; or use `tablegate run` with a profile of your own."));
    }

    private static Optional<Path> lib(Path folder) {
        return Optional.of(folder.toAbsolutePath().resolve("lib")).filter(Files::isDirectory);
    }

    @Override
    public void start() throws IOException, InterruptedException {
        forget(data);
        process = new ProcessBuilder(command())
                .redirectError(data.log().resolveSibling("dynamodb-local.log").toFile())
                .start();
        URI endpoint = ready(process);
        // An operator's own file stays, and counts.
        if (!Files.exists(rehearsalsFile(data))) {
            data.write(
                    rehearsalsFile(data), (MARK + "\nendpoint = " + endpoint + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (samples) {
            data.write(profileFile(data), profile(endpoint).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** With accounts: rehearsals have an access key of their own, and nobody else sees their tables. */
    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + data.run().resolve("tmp"),
                "-Djava.library.path=" + lib,
                "-cp",
                lib + "/*",
                "dev.tablegate.dynamodb.local.Main",
                "--port",
                "0",
                "--accounts"));
        if (samples) {
            command.add("--seed");
        }
        return command;
    }

    /** The demo is there to be tried: on, and its profile exposed, as soon as its settings were taken over. */
    @Override
    public void up(Status status) throws InterruptedException {
        if (!samples) {
            return;
        }
        try (Admin admin = Admin.connect(data, status)) {
            admin.power(true);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!exposed(admin, System.nanoTime() > end)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static boolean exposed(Admin admin, boolean last) {
        try {
            admin.expose("demo", true);
            return true;
        } catch (Failure notYet) {
            if (last) {
                throw notYet;
            }
            return false;
        }
    }

    /** No local DynamoDB; also forgets the settings of one whose server was killed. */
    public static Companion none(DataDirectory data) {
        return new Companion() {
            @Override
            public void start() throws IOException {
                forget(data);
            }

            @Override
            public void close() {}
        };
    }

    private static void forget(DataDirectory data) throws IOException {
        Files.deleteIfExists(profileFile(data));
        Path file = rehearsalsFile(data);
        if (Files.exists(file) && Files.readString(file).startsWith(MARK)) {
            Files.delete(file);
        }
    }

    private static Path rehearsalsFile(DataDirectory data) {
        return data.config().resolve("dev.tablegate.rehearsals.cfg");
    }

    private static Path profileFile(DataDirectory data) {
        return data.config().resolve("dev.tablegate.profile-local-demo.cfg");
    }

    private static String profile(URI endpoint) {
        return """
                slug = demo
                label = Sample tables in a local DynamoDB
                region = us-east-1
                accessKeyId = local
                secretAccessKey = local
                endpoint = %s
                entities = \\
                  Customer of Shop: pk=CUSTOMER#{customerId}, sk=PROFILE, gsi1pk=EMAIL#{email}, gsi1sk=CUSTOMER; \\
                  Purchase of Shop: pk=CUSTOMER#{customerId}, sk=ORDER#{placed}#{orderId}, \\
                    gsi1pk=ORDER#{orderId}, gsi1sk=ORDER, gsi2pk=STATUS#{status}, gsi2sk={placed}; \\
                  PurchaseLine of Shop: pk=ORDER#{orderId}, sk=ITEM#{line}, \\
                    gsi1pk=PRODUCT#{productId}, gsi1sk=ORDER#{orderId}; \\
                  Product of Shop: pk=PRODUCT#{productId}, sk=PROFILE; \\
                  Stock of Shop: pk=PRODUCT#{productId}, sk=WAREHOUSE#{warehouse}, \\
                    gsi1pk=WAREHOUSE#{warehouse}, gsi1sk=PRODUCT#{productId}
                """.formatted(endpoint);
    }

    private static URI ready(Process process) throws InterruptedException {
        CompletableFuture<URI> endpoint = new CompletableFuture<>();
        // Reads on to the end, so that the process never waits for a full pipe.
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader()) {
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(READY)) {
                        endpoint.complete(URI.create(line.substring(READY.length())));
                    }
                }
                endpoint.completeExceptionally(new IOException("ended"));
            } catch (IOException e) {
                endpoint.completeExceptionally(e);
            }
        });
        try {
            return endpoint.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure(
                    "DynamoDB Local does not start. Its log in the logs folder of the data directory says"
                            + " why: dynamodb-local.log.",
                    e);
        }
    }

    /** Ends the process: it ends itself when its input closes, also when ours is killed. */
    @Override
    public void close() throws IOException {
        forget(data);
        if (process != null) {
            process.getOutputStream().close();
            process.destroy();
        }
    }
}
