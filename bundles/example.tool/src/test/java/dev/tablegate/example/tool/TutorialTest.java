// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.example.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tutorial shows this very bundle, in a package of the reader's own. */
class TutorialTest {

    @ParameterizedTest
    @ValueSource(strings = {"main/java/%s/LargestItems.java", "test/java/%s/LargestItemsTest.java"})
    void showsTheSameSource(String file) throws IOException {
        var page = Files.readString(Path.of("../../docs/tutorial/first-tool.md"));
        var source = Files.readString(Path.of("src", file.formatted("dev/tablegate/example/tool")));
        var block = "```java file=src/" + file.formatted("com/example/tools") + "\n"
                + source.replace("dev.tablegate.example.tool", "com.example.tools") + "```\n";
        assertTrue(page.contains(block), "docs/tutorial/first-tool.md shows another " + file);
    }
}
