// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.host.audit.Audit;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit record, newest first. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-audit",
            "felix.webconsole.title=Audit",
            "felix.webconsole.category=Tablegate"
        })
public final class AuditPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LINES = 50;

    private final transient Audit audit;

    @Activate
    public AuditPage(@Reference Sessions sessions, @Reference Audit audit) {
        super("audit.jte", sessions);
        this.audit = audit;
    }

    /** A line as it is shown. */
    public record Row(long number, String time, String what, String who, String decision, String details) {}

    @Override
    Map<String, Object> content(HttpServletRequest request) {
        List<Row> rows =
                audit.lines(before(request), LINES).stream().map(AuditPage::row).toList();
        long next = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number();
        return Map.of("rows", rows, "next", next > 1 ? next : 0L);
    }

    private static OptionalLong before(HttpServletRequest request) {
        try {
            return OptionalLong.of(Long.parseLong(parameter(request, "before")));
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    private static Row row(Audit.Line line) {
        try {
            JsonNode json = JSON.readTree(line.json());
            String who = String.join(
                    " ",
                    json.path("person").asText(),
                    json.path("client").asText(),
                    json.path("profile").asText());
            String rule = json.path("rule").asText();
            return new Row(
                    line.number(),
                    json.path("time").asText(),
                    json.path("kind").asText().toLowerCase(Locale.ROOT) + " "
                            + json.path("action").asText(),
                    who.strip(),
                    json.path("decision").asText().toLowerCase(Locale.ROOT) + (rule.isEmpty() ? "" : " (" + rule + ")"),
                    json.path("details").toString());
        } catch (JsonProcessingException e) {
            return new Row(line.number(), "", "unreadable", "", "", "");
        }
    }

    @Override
    Done act(HttpServletRequest request, String person) {
        Audit.Verification found = audit.verify();
        if (found.problem().isPresent()) {
            throw new IllegalArgumentException(
                    "The record is broken. " + found.problem().get());
        }
        return new Done("The record is whole: " + found.lines() + " lines.");
    }
}
