// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs DynamoDB Local until its standard input closes: {@code --port N [--seed] [--accounts]}. Prints one line on standard
 * output when it is ready; port 0 stands for any free one. With accounts, each access key has tables of its own.
 */
public final class Main {

    private static final String USAGE = "usage: --port N [--seed] [--accounts]";

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // DynamoDB Local prints a banner, and standard output belongs to the one line that says ready.
        System.setOut(System.err);
        int status = 1;
        try {
            serve(List.of(arguments), out);
            status = 0;
        } catch (Exception whatever) {
            whatever.printStackTrace();
        } finally {
            // The threads of the server would keep the process alive, with an Error as well.
            System.exit(status);
        }
    }

    private static void serve(List<String> words, PrintStream out) throws Exception {
        var server = LoopbackServer.start(port(words), words.contains("--accounts"));
        if (words.contains("--seed")) {
            Samples.load(server.endpoint());
        }
        out.println("ready " + server.endpoint());
        out.flush();
        waitForEndOfInput();
    }

    private static int port(List<String> words) {
        int option = words.indexOf("--port");
        if (option < 0 || option + 1 == words.size()) {
            throw new IllegalArgumentException(USAGE);
        }
        return Integer.parseInt(words.get(option + 1));
    }

    private static void waitForEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
