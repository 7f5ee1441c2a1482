// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.example.exporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tutorial shows this very bundle, in a package of the reader's own. */
class TutorialTest {

    @ParameterizedTest
    @ValueSource(strings = {"main/java/%s/YamlExporter.java", "test/java/%s/YamlExporterTest.java"})
    void showsTheSameSource(String file) throws IOException {
        var page = Files.readString(Path.of("../../docs/tutorial/first-exporter.md"));
        var source = Files.readString(Path.of("src", file.formatted("dev/tablegate/example/exporter")));
        var block = "```java file=src/" + file.formatted("com/example/exporters") + "\n"
                + source.replace("dev.tablegate.example.exporter", "com.example.exporters") + "```\n";
        assertTrue(page.contains(block), "docs/tutorial/first-exporter.md shows another " + file);
    }
}
