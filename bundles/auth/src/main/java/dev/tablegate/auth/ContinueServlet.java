// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Consents.Approval;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Where a browser comes back to once a person decided: only the one that began the request goes on to the client. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/authorize/continue")
public final class ContinueServlet extends OAuthServlet {

    private static final long serialVersionUID = 1L;
    private static final int PER_MINUTE = 600;

    private final transient LiveConsents consents;
    private final transient Codes codes;

    @Activate
    public ContinueServlet(@Reference LiveConsents consents, @Reference Codes codes, @Reference Gate gate) {
        super(Readers.PEOPLE, new Rate(gate.clock(), PER_MINUTE));
        this.consents = consents;
        this.codes = codes;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getParameter("request")).orElse("");
        Optional<Pending> pending = consents.pending(id);
        if (pending.isEmpty()) {
            gone(response);
            return;
        }
        boolean began =
                BrowserCookie.of(pending.get()).proves(request, pending.get().browserHash());
        if (began) {
            proceed(response, pending.get());
        } else if (pending.get().consent().state() == Consents.State.WAITING) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Another browser began this request; only that one can go on with it.");
        } else {
            Answers.page(
                    response,
                    HttpServletResponse.SC_OK,
                    "Decided. The browser that began the request goes on by itself; this page can be closed.");
        }
    }

    private void proceed(HttpServletResponse response, Pending pending) throws IOException {
        String id = pending.consent().id();
        switch (pending.consent().state()) {
            case WAITING -> Answers.redirect(response, "/consent?request=" + id);
            case DENIED, APPROVED -> {
                Optional<Pending> taken = consents.take(id);
                if (taken.isPresent()) {
                    BrowserCookie.of(pending).clear(response);
                    Answers.redirect(response, back(taken.get()));
                } else {
                    gone(response);
                }
            }
        }
    }

    private String back(Pending pending) {
        Optional<Approval> approval = pending.approval();
        return approval.isPresent()
                ? BackToClient.code(pending, codes.issue(pending, approval.get()))
                : BackToClient.refusal(
                        pending.redirect(),
                        new Refusal(OAuth2Error.ACCESS_DENIED_CODE, "A person denied the request."),
                        pending.wish().state(),
                        pending.issuer());
    }

    private static void gone(HttpServletResponse response) throws IOException {
        Answers.page(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                "That request has expired or was answered already. Let the client connect again.");
    }
}
