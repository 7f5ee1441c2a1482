// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that keeps the last figures of a section between two markers. */
final class Page {

    private Page() {}

    static void replace(Path page, String section, String figures) throws IOException {
        String text = Files.readString(page);
        String opening = "<!-- " + section + ": begin -->\n";
        int begin = text.indexOf(opening);
        int end = text.indexOf("<!-- " + section + ": end -->\n");
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has lost the markers between which the figures stand");
        }
        Files.writeString(page, text.substring(0, begin + opening.length()) + figures + text.substring(end));
    }
}
