// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import jakarta.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the server. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/stop")
public final class StopServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(StopServlet.class);
    private static final long ANSWER_MILLIS = 50;

    @Activate
    public StopServlet(BundleContext context, @Reference Gate gate) {
        super("POST", gate, request -> {
            Thread.ofPlatform().name("stop").start(() -> stop(context));
            return Json.object().put("stopping", true);
        });
    }

    private static void stop(BundleContext context) {
        try {
            // Lets the answer leave before its connection is closed.
            Thread.sleep(ANSWER_MILLIS);
            context.getBundle(0).stop();
        } catch (BundleException | InterruptedException e) {
            LOG.error("The server does not stop", e);
        }
    }
}
