// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.State;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Consents.Approval;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Where a browser comes back to once a person decided: only the one that began the request goes on to the client. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/authorize/continue")
public final class ContinueServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient LiveConsents consents;
    private final transient Issuer issuer;

    @Activate
    public ContinueServlet(@Reference LiveConsents consents, @Reference Issuer issuer) {
        this.consents = consents;
        this.issuer = issuer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getParameter("request")).orElse("");
        Optional<Pending> pending = consents.pending(id);
        if (pending.isEmpty()) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "That request has expired or was answered already. Let the client connect again.");
            return;
        }
        if (!began(request, pending.get()) && pending.get().consent().state() != Consents.State.WAITING) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_OK,
                    "Decided. The browser that began the request goes on by itself; this page can be closed.");
            return;
        }
        if (!began(request, pending.get())) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Another browser began this request; only that one can go on with it.");
            return;
        }
        switch (pending.get().consent().state()) {
            case WAITING -> Answers.redirect(response, "/consent?request=" + id);
            case DENIED, APPROVED -> finish(response, id);
        }
    }

    private void finish(HttpServletResponse response, String id) throws IOException {
        Optional<Pending> taken = consents.take(id);
        if (taken.isEmpty()) {
            Answers.page(response, HttpServletResponse.SC_NOT_FOUND, "That request was answered already.");
            return;
        }
        Pending pending = taken.get();
        Optional<Approval> approval = pending.approval();
        if (approval.isEmpty()) {
            Answers.redirect(
                    response,
                    AuthorizeServlet.refusal(
                            pending.redirect(),
                            OAuth2Error.ACCESS_DENIED.setDescription("A person denied the request."),
                            pending.state(),
                            pending.issuer()));
            return;
        }
        var code = new AuthorizationCode(issuer.code(pending, approval.get()));
        var answer = new AuthorizationSuccessResponse(
                pending.redirect(),
                code,
                null,
                pending.state().map(State::new).orElse(null),
                new com.nimbusds.oauth2.sdk.id.Issuer(pending.issuer()),
                ResponseMode.QUERY);
        Answers.redirect(response, answer.toURI().toString());
    }

    private static boolean began(HttpServletRequest request, Pending pending) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(AuthorizeServlet.COOKIE))
                .anyMatch(cookie -> Tokens.same(Tokens.hash(cookie.getValue()), pending.browserHash()));
    }
}
