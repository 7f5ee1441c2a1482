// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.example.exporter;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

class YamlExporterTest implements ExporterContract {

    @Override
    public Exporter exporter() {
        return new YamlExporter();
    }

    /** Reads the nodes of the file: as Java objects, large numbers would lose digits. */
    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) {
        var items = new ArrayList<Map<String, Value>>();
        Node list = new Yaml().compose(new UnicodeReader(new ByteArrayInputStream(file)));
        if (list instanceof SequenceNode rows) {
            rows.getValue().forEach(row -> items.add(((Value.Document) value(row)).value()));
        }
        return items;
    }

    private static Value value(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode list ->
                new Value.Sequence(
                        list.getValue().stream().map(YamlExporterTest::value).toList());
            case MappingNode set when set.getTag().equals(Tag.SET) -> set(set);
            case MappingNode map -> {
                var entries = new LinkedHashMap<String, Value>();
                map.getValue()
                        .forEach(entry ->
                                entries.put(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode())));
                yield Value.Document.of(entries);
            }
            default -> throw new AssertionError(node);
        };
    }

    private static Value scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        return switch (scalar.getTag().getClassName()) {
            case "str" -> new Value.Text(text);
            case "int", "float" -> Value.Num.of(text);
            case "bool" -> new Value.Bool(text.equals("true"));
            case "null" -> new Value.Null();
            case "binary" -> Value.Binary.of(Base64.getDecoder().decode(text));
            case String other -> throw new AssertionError(other);
        };
    }

    private static Value set(MappingNode set) {
        var members =
                set.getValue().stream().map(entry -> value(entry.getKeyNode())).toList();
        return switch (members.getFirst()) {
            case Value.Text first -> Value.TextSet.of(each(members, member -> ((Value.Text) member).value()));
            case Value.Num first -> Value.NumSet.of(each(members, member -> ((Value.Num) member).value()));
            default -> Value.BinarySet.of(each(members, member -> (Value.Binary) member));
        };
    }

    private static <T> List<T> each(List<Value> members, Function<Value, T> of) {
        return members.stream().map(of).toList();
    }
}
