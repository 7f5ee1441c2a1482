// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import dev.tablegate.bench.process.Machine;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Says where and how the figures came about. */
final class Setting {

    private Setting() {}

    static String of(Plan plan, List<Cell> cells) throws IOException {
        long restless = cells.stream().filter(cell -> !cell.quiet()).count();
        return String.format(
                Locale.ROOT,
                """
                Measured on %s: %d cores shared by driver, servers and back-end, Java %s, %s %s; medians of %d rounds \
                of %d s, warm-up %d s for each server and protocol; %d of %d cells began on a machine that was not \
                quiet; load average at the end %.1f.

                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                plan.rounds(),
                plan.cell().toSeconds(),
                plan.warmUp().toSeconds(),
                restless,
                cells.size(),
                Machine.load());
    }
}
