// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin.health;

import dev.tablegate.admin.Health;
import java.util.Map;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The services without which no client can be served are there. */
@Component(property = {HealthCheck.NAME + "=Services", HealthCheck.TAGS + "=" + Health.TAG})
public final class ServicesCheck implements HealthCheck {

    private static final Map<String, String> NEEDED = Map.of(
            "the catalog of tools", "(objectClass=dev.tablegate.host.catalog.Catalog)",
            "the grants", "(objectClass=dev.tablegate.host.access.Grants)",
            "the state", "(objectClass=dev.tablegate.host.store.Store)",
            "the audit record", "(objectClass=dev.tablegate.host.audit.Audit)",
            "the profiles", "(objectClass=dev.tablegate.host.profile.Profiles)",
            "the MCP endpoint", "(osgi.http.whiteboard.servlet.pattern=/mcp)");

    private final BundleContext context;

    @Activate
    public ServicesCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        NEEDED.forEach((name, filter) -> {
            if (!present(filter)) {
                log.critical("There is no service for {}; the log says why.", name);
            }
        });
        return new Result(log);
    }

    private boolean present(String filter) {
        try {
            return context.getAllServiceReferences(null, filter) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
