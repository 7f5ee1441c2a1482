// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What our pages outside the web console share. */
abstract class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PageServlet.class);

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            super.service(request, response);
        } catch (RuntimeException e) {
            // The last stop before the container, whose page would show more than a stranger should see.
            String id = UUID.randomUUID().toString();
            LOG.error("A page failed ({})", id, e);
            View.message(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "That failed",
                    "The server could not do it; its log says why under " + id + ".");
        }
    }

    static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    static String sentence(RuntimeException wrong) {
        return Optional.ofNullable(wrong.getMessage()).orElse("");
    }
}
