// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

class MarkdownExporterTest implements ExporterContract {

    private static final Pattern CELL = Pattern.compile("(?s) ((?:[^|\\\\]|\\\\.)*?) \\|");

    @Override
    public Exporter exporter() {
        return new MarkdownExporter();
    }

    @Override
    public Optional<Value> kept(Value value) {
        return Optional.of(value instanceof Value.Null ? value : Forms.text(value));
    }

    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) {
        var items = new ArrayList<Map<String, Value>>();
        List<String> names = List.of();
        for (String line : new String(file, UTF_8).split("\n", -1)) {
            var cells = CELL.matcher(line.isEmpty() ? line : line.substring(1))
                    .results()
                    .map(cell -> cell.group(1))
                    .toList();
            if (names.isEmpty()) {
                names = cells.stream().map(MarkdownExporterTest::shown).toList();
            } else if (!cells.isEmpty() && !cells.getFirst().matches("---:?")) {
                assertEquals(names.size(), cells.size(), line);
                items.add(item(names, cells));
            }
        }
        return items;
    }

    private static Map<String, Value> item(List<String> names, List<String> cells) {
        var item = new LinkedHashMap<String, Value>();
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i)) {
                case "" -> {}
                case "*null*" -> item.put(names.get(i), new Value.Null());
                case "*empty*" -> item.put(names.get(i), new Value.Text(""));
                default -> item.put(names.get(i), new Value.Text(shown(cells.get(i))));
            }
        }
        return item;
    }

    /** What a reader of Markdown sees. */
    private static String shown(String cell) {
        return Pattern.compile("\\\\(\\p{Punct})|&#(\\d+);")
                .matcher(cell)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(1) == null
                                ? String.valueOf((char) Integer.parseInt(found.group(2)))
                                : found.group(1)));
    }

    @Test
    void markupInAValueIsShownAndNotFollowed() throws IOException {
        var out = new ByteArrayOutputStream();
        var text = new Value.Text("[a](javascript:x) <b>|\n");
        exporter().write(new ListedRows("T", List.of(Map.of("t", text))), out, new FakeCall());
        assertEquals("| t |\n| --- |\n| \\[a\\](javascript:x) \\<b\\>\\|&#10; |\n", out.toString(UTF_8));
    }
}
