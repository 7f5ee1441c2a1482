// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that keeps the last figures between two markers. */
final class Page {

    private static final String BEGIN = "<!-- figures: begin -->\n";
    private static final String END = "<!-- figures: end -->\n";

    private Page() {}

    static void replace(Path page, String figures) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has lost the markers between which the figures stand");
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + figures + text.substring(end));
    }
}
