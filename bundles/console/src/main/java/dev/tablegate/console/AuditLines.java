// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.host.audit.Audit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of the audit record that people look for. */
public final class AuditLines {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1_000;

    /** How many lines one look reads; the next look goes on from there. */
    private static final int READ = 5_000;

    private final Audit audit;

    AuditLines(Audit audit) {
        this.audit = audit;
    }

    /**
     * What to look for.
     *
     * @param kind of the events; empty for all
     * @param decision how they ended; empty for all
     * @param text that stands somewhere in the line, in any case; empty for all
     */
    public record Filter(String kind, String decision, String text) {

        /** As a query, to go on with. */
        public String query() {
            return "kind=" + encoded(kind) + "&decision=" + encoded(decision) + "&text=" + encoded(text);
        }

        /** Whether it leaves anything out. */
        public boolean narrow() {
            return !(kind + decision + text).isEmpty();
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        private boolean matches(Row row) {
            return (kind.isEmpty() || kind.equalsIgnoreCase(row.kind()))
                    && (decision.isEmpty() || decision.equalsIgnoreCase(row.decision()))
                    && row.words().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }
    }

    /** A line as it is shown. */
    public record Row(
            long number,
            Optional<Instant> time,
            String kind,
            String action,
            String who,
            String decision,
            String rule,
            String details) {

        private String words() {
            return String.join(" ", action, who, rule, details);
        }
    }

    /**
     * What was found.
     *
     * @param next the number to go on below; 0 at the beginning of the record
     */
    public record Found(List<Row> rows, long next) {}

    Found find(OptionalLong before, Filter filter) {
        var rows = new ArrayList<Row>();
        OptionalLong below = before;
        for (int read = 0; read < READ; read += AT_ONCE) {
            List<Audit.Line> lines = audit.lines(below, AT_ONCE);
            for (Audit.Line line : lines) {
                Row row = row(line);
                if (filter.matches(row)) {
                    rows.add(row);
                }
                below = OptionalLong.of(line.number());
                if (rows.size() == SHOWN) {
                    return new Found(rows, line.number() > 1 ? line.number() : 0);
                }
            }
            if (lines.size() < AT_ONCE) {
                return new Found(rows, 0);
            }
        }
        return new Found(rows, below.orElse(0) > 1 ? below.orElse(0) : 0);
    }

    private static Row row(Audit.Line line) {
        try {
            JsonNode json = JSON.readTree(line.json());
            return new Row(
                    line.number(),
                    time(text(json, "time")),
                    lower(json, "kind"),
                    text(json, "action"),
                    who(json),
                    lower(json, "decision"),
                    text(json, "rule"),
                    details(json.path("details")));
        } catch (JsonProcessingException e) {
            return new Row(line.number(), Optional.empty(), "", "unreadable", "", "", "", "");
        }
    }

    private static String details(JsonNode details) {
        return details.properties().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue().asText())
                .collect(Collectors.joining(", "));
    }

    private static String who(JsonNode json) {
        return Stream.of("person", "client", "profile")
                .map(name -> text(json, name))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String lower(JsonNode json, String name) {
        return text(json, name).toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }
}
