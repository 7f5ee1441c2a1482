// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.example.exporter;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** Writes one YAML list, with a map on a line for each row. */
@Component
@ExportFormat(format = "yaml", title = "YAML", mediaType = "application/yaml", extension = "yaml")
public final class YamlExporter implements Exporter {

    private static final Pattern TO_ESCAPE = Pattern.compile("[\\p{Cc}\"\\\\\u2028\u2029\ufeff\ufffe\uffff]");

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        var yaml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        yaml.write("# " + rows.count() + " rows of " + rows.name() + "\n");
        for (var row : rows) {
            call.checkCancelled();
            yaml.write("- " + yaml(Value.Document.of(row)) + "\n");
        }
        yaml.flush();
    }

    private static String yaml(Value value) {
        return switch (value) {
            case Value.Text(var text) -> quoted(text);
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(var flag) -> String.valueOf(flag);
            case Value.Null none -> "null";
            case Value.Binary bytes -> "!!binary \"" + Base64.getEncoder().encodeToString(bytes.bytes()) + "\"";
            case Value.Document(var entries) ->
                entries.entrySet().stream()
                        .map(entry -> "? " + quoted(entry.getKey()) + " : " + yaml(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.Sequence(var members) ->
                members.stream().map(YamlExporter::yaml).collect(Collectors.joining(", ", "[", "]"));
            case Value.TextSet(var members) -> set(members.stream().map(Value.Text::new));
            case Value.NumSet(var members) -> set(members.stream().map(Value.Num::new));
            case Value.BinarySet(var members) -> set(members.stream());
        };
    }

    private static String set(Stream<? extends Value> members) {
        return members.map(member -> "? " + yaml(member)).collect(Collectors.joining(", ", "!!set {", "}"));
    }

    private static String quoted(String text) {
        return '"'
                + TO_ESCAPE
                        .matcher(text)
                        .replaceAll(found ->
                                "\\\\u%04X".formatted((int) found.group().charAt(0)))
                + '"';
    }
}
