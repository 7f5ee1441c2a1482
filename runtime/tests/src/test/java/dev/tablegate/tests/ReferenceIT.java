// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The reference pages are what the running server says of itself. {@code -Dreference.write=true} rewrites them. */
class ReferenceIT {

    @Test
    void theToolReferenceIsWhatTheServerLists() throws Exception {
        try (Server server = Server.demo()) {
            var mcp = new Mcp(server.mcp(), server.token("demo", Scope.FULL));
            var page = new StringBuilder("""
                    # Tools

                    Generated from the running server. Answers of every tool carry the same data twice: as text for reading, and as `structuredContent`.
                    """);
            for (JsonNode tool : Mcp.result(mcp.modern("tools/list", "{}")).path("tools")) {
                describe(tool, page);
            }
            compare("tools.md", page.toString());
        }
    }

    @Test
    void theConfigurationReferenceIsWhatTheBundlesDeclare() throws Exception {
        Map<String, String> sections = new TreeMap<>();
        try (var jars = Files.walk(Distribution.home())) {
            for (Path jar : jars.filter(path -> path.getFileName().toString().startsWith("dev.tablegate."))
                    .toList()) {
                readMetatype(jar, sections);
            }
        }
        assertFalse(sections.isEmpty());
        compare("configuration.md", """
                # Configuration

                Generated from the bundles. A component reads the file `config/<PID>.cfg` of the data directory; where several are possible, `config/<PID>-<name>.cfg`. Changes take effect while the server runs.
                """ + String.join("", sections.values()));
    }

    private static void describe(JsonNode tool, StringBuilder page) {
        page.append("\n## `%s`\n\n%s\n\n| argument | type | required | meaning |\n| --- | --- | --- | --- |\n"
                .formatted(tool.path("name").asText(), tool.path("description").asText()));
        JsonNode schema = tool.path("inputSchema");
        schema.path("properties")
                .properties()
                .forEach(property -> page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                property.getKey(),
                                type(property.getValue()),
                                contains(schema.path("required"), property.getKey()) ? "yes" : "",
                                cell(property.getValue().path("description").asText()))));
        page.append("\nAnswer: ");
        var names = new java.util.ArrayList<String>();
        tool.path("outputSchema").path("properties").fieldNames().forEachRemaining(name -> names.add("`" + name + "`"));
        page.append(String.join(", ", names)).append(".\n");
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            var values = new java.util.ArrayList<String>();
            schema.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
            return String.join(", ", values);
        }
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceFirst(".*/", "").replaceFirst("#", "object");
        }
        return schema.path("type").asText("any");
    }

    private static boolean contains(JsonNode array, String text) {
        for (JsonNode entry : array) {
            if (entry.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static void readMetatype(Path jar, Map<String, String> sections) throws Exception {
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream()
                    .filter(candidate -> candidate.getName().matches("OSGI-INF/metatype/.*\\.xml"))
                    .toList()) {
                try (InputStream xml = file.getInputStream(entry)) {
                    var root = DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(xml)
                            .getDocumentElement();
                    addSection(root, sections);
                }
            }
        }
    }

    private static void addSection(Element root, Map<String, String> sections) {
        Element designate = (Element) root.getElementsByTagName("Designate").item(0);
        Element definition = (Element) root.getElementsByTagName("OCD").item(0);
        boolean many = designate.hasAttribute("factoryPid");
        String pid = designate.getAttribute(many ? "factoryPid" : "pid");
        var section = new StringBuilder("\n## `%s%s`\n\n%s: %s\n\n| key | default | meaning |\n| --- | --- | --- |\n"
                .formatted(
                        pid,
                        many ? "-name" : "",
                        definition.getAttribute("name"),
                        definition.getAttribute("description")));
        NodeList attributes = definition.getElementsByTagName("AD");
        for (int index = 0; index < attributes.getLength(); index++) {
            Element attribute = (Element) attributes.item(index);
            String standard = attribute.getAttribute("default");
            section.append("| `%s` | %s | %s |\n"
                    .formatted(
                            attribute.getAttribute("id"),
                            standard.isEmpty() ? "" : "`" + standard + "`",
                            cell(attribute.getAttribute("description"))));
        }
        sections.put(pid, section.toString());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static void compare(String name, String generated) throws IOException {
        Path page = Distribution.root().resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(page, generated);
        }
        assertEquals(Files.exists(page) ? Files.readString(page) : "", generated, "rewrite it: see CONTRIBUTING.md");
    }
}
