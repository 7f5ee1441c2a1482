// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.tools.tables.Described.Attribute;
import dev.tablegate.tools.tables.Described.Index;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table's description as Markdown. */
final class TableText {

    private TableText() {}

    static String of(Described table) {
        var text = new StringBuilder("# ").append(table.table()).append("\n\n");
        text.append("- Status: ").append(table.status()).append('\n');
        text.append("- Partition key: ").append(keys(table.partitionKey())).append('\n');
        text.append("- Sort key: ").append(keys(table.sortKey())).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "- About %,d items in %,d bytes (DynamoDB's figures, up to six hours old)\n",
                table.itemCount(),
                table.sizeBytes()));
        text.append("- Billing: ").append(table.billing()).append('\n');
        text.append("- Time to live: ").append(table.timeToLive().orElse("off")).append('\n');
        text.append("- Stream: ").append(table.stream().orElse("off")).append('\n');
        text.append("- Deletion protection: ")
                .append(table.deletionProtection() ? "on" : "off")
                .append('\n');
        table.created()
                .ifPresent(when -> text.append("- Created: ").append(when).append('\n'));
        if (!table.indexes().isEmpty()) {
            text.append("\n## Indexes\n\n");
            text.append("| index | kind | partition key | sort key | projection | items | status |\n");
            text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
            table.indexes().forEach(index -> text.append(row(index)));
        }
        if (!table.attributes().isEmpty()) {
            text.append("\n## Attributes (sample of ").append(table.sampled()).append(" items)\n\n");
            text.append("| attribute | types, % of items | example |\n| --- | --- | --- |\n");
            table.attributes().forEach(attribute -> text.append(row(attribute)));
        }
        table.note().ifPresent(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private static String row(Index index) {
        return "| " + index.name() + " | " + (index.global() ? "global" : "local") + " | " + keys(index.partitionKey())
                + " | " + keys(index.sortKey()) + " | " + cell(index.projection()) + " | "
                + index.itemCount() + " | " + index.status() + " |\n";
    }

    private static String row(Attribute attribute) {
        var types = attribute.types().entrySet().stream()
                .map(type -> type.getKey() + " " + type.getValue())
                .collect(Collectors.joining(", "));
        return "| " + cell(attribute.name()) + " | " + types + " | " + cell(attribute.example()) + " |\n";
    }

    private static String keys(Map<String, String> key) {
        return key.isEmpty()
                ? "none"
                : cell(key.entrySet().stream()
                        .map(attribute -> attribute.getKey() + " (" + attribute.getValue() + ")")
                        .collect(Collectors.joining(", ")));
    }

    /** Text from items and attribute names must not break the table's rows. */
    private static String cell(String text) {
        return text.replaceAll("\\s+|\\p{Cntrl}", " ").replace("|", "\\|");
    }
}
