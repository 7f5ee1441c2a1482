// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.sql.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A plan for reading: a line for each table. */
final class PlanText {

    private PlanText() {}

    static List<String> lines(Plan plan) {
        return plan.reads().stream().map(PlanText::line).toList();
    }

    private static String line(Plan.Read read) {
        var how = new StringBuilder(read.table());
        read.index().ifPresent(index -> how.append('.').append(index));
        how.append(": ").append(read.access().name().toLowerCase(Locale.ROOT));
        read.key().ifPresent(key -> how.append(", key ").append(key));
        read.filter().ifPresent(filter -> how.append(", filter ").append(filter));
        read.enough().ifPresent(enough -> how.append(", the ").append(enough).append(" of these"));
        if (!read.attributes().isEmpty()) {
            how.append(", only ").append(String.join(", ", read.attributes()));
        }
        if (read.parallel() > 1) {
            how.append(", in ").append(read.parallel()).append(" parts");
        }
        return how
                + read.actual()
                        .map(cost -> "; " + cost.words())
                        .orElseGet(() -> "; about " + read.estimate().words());
    }

    /** A block of lines under a title; nothing if there are none. */
    static Stream<String> block(String title, List<String> lines) {
        return lines.isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of("", title), lines.stream().map(line -> "- " + line));
    }
}
