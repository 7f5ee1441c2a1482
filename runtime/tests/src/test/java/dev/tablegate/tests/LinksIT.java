// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every link within the documents leads somewhere. */
class LinksIT {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .filter(link -> !Files.exists(document.resolveSibling(link)))
                    .forEach(link -> broken.add(document + " " + link));
        }
        assertEquals(List.of(), broken);
    }

    private static List<Path> documents() throws IOException {
        Path root = Distribution.root();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"));
                Stream<Path> top = Files.list(root)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md") || file.endsWith("llms.txt"))
                    .toList();
        }
    }
}
