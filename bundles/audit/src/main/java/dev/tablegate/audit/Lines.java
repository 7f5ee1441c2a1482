// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.audit.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Events as lines, and the files that hold them. */
final class Lines {

    /** Writes ASCII only: nothing in a line can turn, hide or break what a terminal shows. */
    static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int ESCAPED_FROM = 0x7f;
    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern FILE = Pattern.compile("audit-(\\d{6})\\.jsonl");

    private Lines() {}

    /** An event without its place in the chain. */
    static ObjectNode draft(Event event, Instant time) {
        ObjectNode line = JSON.createObjectNode();
        line.put("number", 0L).put("time", time.toString()).put("previous", "");
        line.put("kind", event.kind().name()).put("action", bounded(event.action()));
        event.who().person().ifPresent(person -> line.put("person", bounded(person)));
        event.who().client().ifPresent(client -> line.put("client", bounded(client)));
        event.who().connection().ifPresent(connection -> line.put("connection", bounded(connection)));
        event.who().profile().ifPresent(profile -> line.put("profile", bounded(profile)));
        line.put("decision", event.decision().name()).put("rule", bounded(event.rule()));
        Map<String, Object> details = new TreeMap<>(event.details());
        details.replaceAll((name, value) -> value instanceof String text ? bounded(text) : value);
        line.set("details", JSON.valueToTree(details));
        return line;
    }

    /** Whoever chooses a name must not choose how fast the disk fills. */
    private static String bounded(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    /** The line at its place. */
    static byte[] at(ObjectNode draft, long number, String previous) throws JsonProcessingException {
        byte[] line = JSON.writeValueAsBytes(draft.put("number", number).put("previous", previous));
        for (byte b : line) {
            if (b < ' ' || b == ESCAPED_FROM) {
                // DEL is the one control character that JSON lets stand.
                return JSON.writeValueAsString(draft)
                        .replace("\u007f", "\\u007f")
                        .getBytes(StandardCharsets.US_ASCII);
            }
        }
        return line;
    }

    /** The files of the chain, in its order. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The number in the name of a file of the chain. */
    static int numberOf(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file.toString());
        }
        return Integer.parseInt(name.group(1));
    }

    static Path file(Path folder, int number) {
        return folder.resolve("audit-%06d.jsonl".formatted(number));
    }
}
