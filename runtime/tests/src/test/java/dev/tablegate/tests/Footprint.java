// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process takes of the machine; zeros where the system does not tell. */
record Footprint(long residentMegabytes, long threads) {

    static Footprint of(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return new Footprint(0, 0);
        }
        List<String> lines = Files.readAllLines(status);
        return new Footprint(number(lines, "VmRSS:") / 1024, number(lines, "Threads:"));
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
