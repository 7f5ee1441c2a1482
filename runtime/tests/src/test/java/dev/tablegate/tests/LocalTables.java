// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A local DynamoDB in which each access key is an account with tables of its own. It checks no signature. */
record LocalTables(Process process, URI endpoint) implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static LocalTables start() throws IOException {
        Path lib = Distribution.root().resolve("runtime/dynamodb-local/target/home/lib");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Djava.library.path=" + lib,
                        "-cp",
                        lib + "/*",
                        "dev.tablegate.dynamodb.local.Main",
                        "--port",
                        "0",
                        "--accounts")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = String.valueOf(process.inputReader().readLine());
        return new LocalTables(process, URI.create(line.replaceFirst("^ready ", "")));
    }

    Account of(String accessKey) {
        return new Account(endpoint, accessKey);
    }

    /** It ends when its standard input does. */
    @Override
    public void close() {
        process.destroy();
    }

    /** The tables of one access key. */
    record Account(URI endpoint, String accessKey) {

        /** Does an operation of DynamoDB's own protocol, and gives back the answer. */
        String send(String operation, String body) {
            String time = TIME.format(Instant.now());
            HttpResponse<String> response = Mcp.send(HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                    .header("X-Amz-Date", time)
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=%s/%s/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
                                    .formatted(accessKey, time.substring(0, 8)))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + response.body());
            }
            return response.body();
        }
    }
}
