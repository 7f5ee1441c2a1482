// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.AuditLines.Filter;
import dev.tablegate.host.audit.Audit;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
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

    private final transient Audit audit;

    @Activate
    public AuditPage(@Reference Frame frame, @Reference Audit audit) {
        super("audit.jte", frame);
        this.audit = audit;
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        var filter = new Filter(
                parameter(request, "kind"),
                parameter(request, "decision"),
                parameter(request, "text").strip());
        return Map.of("filter", filter, "found", new AuditLines(audit).find(before(request), filter));
    }

    private static OptionalLong before(HttpServletRequest request) {
        try {
            return OptionalLong.of(Long.parseLong(parameter(request, "before")));
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        Audit.Verification found = audit.verify();
        if (found.problem().isPresent()) {
            throw new IllegalArgumentException(
                    "The record is broken. " + found.problem().get());
        }
        return Done.well("The record is whole: " + found.lines() + " lines.");
    }
}
