// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin.health;

import dev.tablegate.admin.Health;
import java.util.stream.Stream;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Every bundle of the platform runs. */
@Component(property = {HealthCheck.NAME + "=Platform bundles", HealthCheck.TAGS + "=" + Health.TAG})
public final class BundlesCheck implements HealthCheck {

    private final BundleContext context;

    @Activate
    public BundlesCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        int level = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
        Stream.of(context.getBundles())
                .filter(BundlesCheck::platform)
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() <= level)
                .filter(bundle -> !running(bundle))
                .forEach(bundle -> log.critical("The bundle {} does not run; the log says why.", bundle));
        return new Result(log);
    }

    /** Whether the launcher installed it, in contrast to what was deployed later. */
    static boolean platform(Bundle bundle) {
        return bundle.getLocation().startsWith("reference:");
    }

    static boolean running(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        boolean fragment = revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        return fragment || (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }
}
