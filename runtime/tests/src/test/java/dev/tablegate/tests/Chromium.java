// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A real browser without a window. */
final class Chromium implements AutoCloseable {

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Chromium(Process process) {
        this.process = process;
        this.in = process.outputWriter();
        this.out = process.inputReader();
    }

    /** Starts it; where none is installed the test is left out. */
    static Chromium start() throws IOException, InterruptedException {
        Optional<Path> chromium = installed();
        assumeTrue(chromium.isPresent(), "no chromium on the path: install it to run the tests of the pages");
        // Beside its packages, where Node looks for them; each process of tests has its own.
        Path script = Distribution.root()
                .resolve("runtime/tests/target/node/browser-"
                        + ProcessHandle.current().pid() + ".mjs");
        String node = Node.executable();
        Files.copy(
                Distribution.root().resolve("runtime/tests/node/browser.mjs"),
                script,
                StandardCopyOption.REPLACE_EXISTING);
        return new Chromium(
                new ProcessBuilder(node, script.toString(), chromium.get().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    private static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A tab in a browser of its own, which shares no cookies with others. */
    Tab tab(String name) {
        return new Tab(this, name);
    }

    /** What went wrong inside the pages: policies that were broken, scripts that failed, dialogs that opened. */
    List<String> violations() {
        return texts(command("violations", "any", Mcp.JSON.createObjectNode()));
    }

    private synchronized JsonNode command(String verb, String page, ObjectNode more) {
        try {
            in.write(more.put("do", verb).put("page", page) + "\n");
            in.flush();
            String line = Optional.ofNullable(out.readLine())
                    .orElseThrow(() -> new AssertionError("the browser ended at " + more));
            JsonNode answer = Mcp.tree(line);
            if (answer.has("error")) {
                throw new AssertionError(more + ": " + answer.path("error").asText());
            }
            return answer.path("ok");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a person does in a tab. Everything waits until it is possible, for 20 seconds at most. */
    record Tab(Chromium browser, String name) {

        Tab open(URI address) {
            return run("open", Mcp.JSON.createObjectNode().put("to", address.toString()));
        }

        Tab fill(String label, String text) {
            return run("fill", Mcp.JSON.createObjectNode().put("label", label).put("with", text));
        }

        Tab choose(String label, String option) {
            return run("choose", Mcp.JSON.createObjectNode().put("label", label).put("option", option));
        }

        Tab check(String label) {
            return run("check", Mcp.JSON.createObjectNode().put("label", label));
        }

        Tab click(String button) {
            return run("click", Mcp.JSON.createObjectNode().put("button", button));
        }

        Tab follow(String link) {
            return run("follow", Mcp.JSON.createObjectNode().put("link", link));
        }

        Tab press(String key) {
            return run("press", Mcp.JSON.createObjectNode().put("key", key));
        }

        /** Goes on by Tab until the button of that name has the focus. */
        Tab tabTo(String button) {
            return run("tabTo", Mcp.JSON.createObjectNode().put("button", button));
        }

        Tab see(String text) {
            return run("see", Mcp.JSON.createObjectNode().put("text", text));
        }

        /** Waits until the text is not there any more. */
        Tab miss(String text) {
            return run("gone", Mcp.JSON.createObjectNode().put("text", text));
        }

        /** Waits until the address holds this. */
        Tab at(String part) {
            return run("at", Mcp.JSON.createObjectNode().put("address", part));
        }

        /** What stands in a field. */
        String value(String label) {
            return answer("value", Mcp.JSON.createObjectNode().put("label", label))
                    .asText();
        }

        /** All that can be read. */
        String text() {
            return answer("text", Mcp.JSON.createObjectNode()).asText();
        }

        /** Leaves a mark that is gone once the page is loaded again. */
        Tab mark() {
            return run("mark", Mcp.JSON.createObjectNode());
        }

        boolean marked() {
            return answer("marked", Mcp.JSON.createObjectNode()).asBoolean();
        }

        Tab size(int width, String scheme) {
            return run("size", Mcp.JSON.createObjectNode().put("width", width).put("scheme", scheme));
        }

        /** That nobody stumbles here: labels, headings, landmarks, and nothing wider than the window. */
        void assertNoObstacles(String where) {
            assertEquals(List.of(), texts(answer("obstacles", Mcp.JSON.createObjectNode())), where);
        }

        /** That Tab leads to every control, and shows where it is. */
        void assertUsableByKeyboard(String where) {
            assertEquals(List.of(), texts(answer("keyboard", Mcp.JSON.createObjectNode())), where);
        }

        /** Takes a picture of a part of the page. */
        Tab look(String selector, Path file) {
            return run(
                    "look",
                    Mcp.JSON.createObjectNode().put("selector", selector).put("file", file.toString()));
        }

        private Tab run(String verb, ObjectNode more) {
            answer(verb, more);
            return this;
        }

        private JsonNode answer(String verb, ObjectNode more) {
            return browser.command(verb, name, more);
        }
    }
}
