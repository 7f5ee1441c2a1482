// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.profile.OneTimeCodes;
import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where a one-time code is entered that a connection waits for. The link to it lets nobody in: whoever opens it signs in
 * first, and must be the person who approved the connection, or an operator.
 */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-codes",
            "felix.webconsole.title=One-time codes",
            "felix.webconsole.category=Tablegate"
        })
public final class CodesPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient Sessions sessions;
    private final transient OneTimeCodes codes;

    @Activate
    public CodesPage(@Reference Frame frame, @Reference OneTimeCodes codes) {
        super("codes.jte", frame);
        this.sessions = frame.sessions();
        this.codes = codes;
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        String id = parameter(request, "id");
        List<Wanted> own = codes.waiting().stream()
                .filter(wanted -> mayEnter(request, wanted))
                .toList();
        return Map.of(
                "wanted",
                own.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(List::of)
                        .orElse(own));
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        String id = parameter(request, "id");
        boolean may = codes.waiting().stream().anyMatch(one -> one.id().equals(id) && mayEnter(request, one));
        if (!may) {
            throw new IllegalArgumentException(
                    "Nobody waits for that code any more, or the connection was approved by somebody else.");
        }
        codes.enter(id, parameter(request, "code").replaceAll("\\s", ""), person);
        return Done.well("AWS took the code. The agent goes on; you can close this page.");
    }

    private boolean mayEnter(HttpServletRequest request, Wanted wanted) {
        return sessions.of(request)
                .map(Sessions.SignedIn::person)
                .filter(person -> person.operator() || person.name().equals(wanted.approver()))
                .isPresent();
    }
}
