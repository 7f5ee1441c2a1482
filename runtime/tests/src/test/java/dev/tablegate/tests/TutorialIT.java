// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The tutorials are true: their files and commands, taken from the page, work in their order. */
class TutorialIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: file=(\\S+))?\\n(.*?)^```$");

    @ParameterizedTest
    @ValueSource(strings = {"first-tool", "first-exporter"})
    void everyBlockOfTheTutorialWorks(String name, @TempDir Path folder) throws Exception {
        String page = Files.readString(Distribution.root().resolve("docs/tutorial/" + name + ".md"));
        List<String> script = script(page);
        assertFalse(script.isEmpty());
        Path file = Files.writeString(folder.resolve("tutorial.sh"), String.join("\n", script));
        Path log = folder.resolve("tutorial.log");
        try (Server server = Server.demo()) {
            var command = new ProcessBuilder("sh", "-eux", file.toString())
                    .directory(Files.createDirectory(folder.resolve("work")).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            command.environment()
                    .put(
                            "TABLEGATE",
                            Distribution.home().resolve("bin/tablegate").toString());
            command.environment().put("DATA", server.data().toString());
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = command.start();
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertEquals(0, ended ? process.exitValue() : -1, Files.readString(log));
        }
    }

    /** Files become here-documents, commands stay as they are. */
    private static List<String> script(String page) throws IOException {
        var script = new ArrayList<String>();
        var blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String text = blocks.group(3);
            if (blocks.group(2) != null) {
                script.add("mkdir -p \"$(dirname '%s')\"".formatted(blocks.group(2)));
                script.add("cat > '%s' <<'END_OF_FILE'\n%sEND_OF_FILE".formatted(blocks.group(2), text));
            } else if (blocks.group(1).equals("sh")) {
                script.add(text);
            }
        }
        return script;
    }
}
