// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.StoreFailure;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all actions share: the gate, JSON in and out, failures as sentences. */
sealed class AdminServlet extends HttpServlet
        permits AuditServlet,
                ClientsServlet,
                ConnectServlet,
                DecisionServlet,
                ExportServlet,
                ExposureServlet,
                PowerServlet,
                ProfilesServlet,
                RevokeServlet,
                StatusServlet,
                StopServlet,
                TokenServlet {

    /** Who acts here, in the audit record. */
    static final String PERSON = "command line";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AdminServlet.class);

    /** One action. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it.
         *
         * @throws IllegalArgumentException with a sentence if the request is wrong
         */
        JsonNode answer(HttpServletRequest request) throws IOException;
    }

    private final String method;
    private final transient Gate gate;
    private final transient Action action;

    AdminServlet(String method, Gate gate, Action action) {
        this.method = method;
        this.gate = gate;
        this.action = action;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!gate.admits(request)) {
            Json.error(response, HttpServletResponse.SC_FORBIDDEN, "Only the command line on this machine comes in.");
        } else if (!request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            Json.error(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Use " + method + ".");
        } else {
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            reply(request, response);
        } catch (IllegalArgumentException e) {
            Json.error(response, HttpServletResponse.SC_BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (AuditFailure | StoreFailure e) {
            LOG.error("Administration was refused: it cannot be kept", e);
            Json.error(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The last stop before the container, whose error page would show more than a stranger should see.
            String id = UUID.randomUUID().toString();
            LOG.error("Administration failed ({})", id, e);
            Json.error(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "The server failed; its log says why under " + id + ".");
        }
    }

    /** Does the action and sends what it answers. */
    void reply(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.write(response, HttpServletResponse.SC_OK, action.answer(request));
    }

    static Scope scope(String name) {
        try {
            return Scope.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The scope is read, stage or full.", e);
        }
    }
}
