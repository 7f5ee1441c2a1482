// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.StoreFailure;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint of OAuth: one method, so often for each address, and every failure told in OAuth's words. */
abstract class OAuthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(OAuthServlet.class);

    private final Readers readers;
    private final transient Rate rate;

    /** Who reads the answers. */
    enum Readers {
        /** A person with a browser. */
        PEOPLE("GET"),
        /** A client, which sends forms or JSON. */
        PROGRAMS("POST");

        private final String method;

        Readers(String method) {
            this.method = method;
        }
    }

    OAuthServlet(Readers readers, Rate rate) {
        this.readers = readers;
        this.rate = rate;
    }

    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Refusal;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals(readers.method)) {
            response.setHeader("Allow", readers.method);
            Answers.page(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Send " + readers.method + " here.");
            return;
        }
        try {
            if (!rate.allows(request.getRemoteAddr())) {
                throw Refusal.busy("Too many requests came from this address. Try again in a minute.");
            }
            answer(request, response);
        } catch (Refusal refusal) {
            refuse(response, refusal);
        } catch (StoreFailure | AuditFailure failed) {
            LOG.error("A request to {} is refused: nothing is granted that cannot be kept", getClass(), failed);
            refuse(
                    response,
                    Refusal.unavailable("The server cannot keep or record anything now, so it grants nothing. An"
                            + " administrator finds the reason in its log."));
        } catch (RuntimeException unexpected) {
            // The container's page would show where it came from.
            LOG.error("A request to {} failed", getClass(), unexpected);
            refuse(response, Refusal.fault());
        }
    }

    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.passes()) {
            response.setHeader("Retry-After", "60");
        }
        if (readers == Readers.PEOPLE) {
            Answers.page(response, refusal.status(), refusal.sentence());
        } else {
            Answers.error(response, refusal);
        }
    }
}
