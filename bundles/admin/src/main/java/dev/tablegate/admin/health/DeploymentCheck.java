// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin.health;

import dev.tablegate.admin.Health;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What lies in the folders for hot deployment also runs. The deployer ignores files that are no bundles without a word;
 * here they are named.
 */
@Component(property = {HealthCheck.NAME + "=Deployment", HealthCheck.TAGS + "=" + Health.TAG})
public final class DeploymentCheck implements HealthCheck {

    /** How long the deployer may take to notice a file. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final BundleContext context;
    private final Path shipped;
    private final Path own;
    private final Missing missing;

    @Activate
    public DeploymentCheck(BundleContext context, @Reference ResolverHookFactory gate) {
        this.context = context;
        this.shipped = Path.of(context.getProperty("tablegate.home")).resolve("plugins");
        this.own = Path.of(context.getProperty("tablegate.data")).resolve("plugins");
        this.missing = new Missing(context.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkWiring.class), gate);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Map<Path, Bundle> bundles = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith("file:"))
                .collect(Collectors.toMap(
                        bundle -> Path.of(URI.create(bundle.getLocation())), bundle -> bundle, (one, other) -> one));
        problems(shipped, bundles, Duration.ZERO).forEach(problem -> log.critical("{}", problem));
        problems(own, bundles, GRACE).forEach(problem -> log.warn("{}", problem));
        return new Result(log);
    }

    private List<String> problems(Path folder, Map<Path, Bundle> bundles, Duration grace) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(file -> problem(file, bundles, grace))
                    .toList();
        } catch (IOException e) {
            return List.of("The folder " + folder + " cannot be read.");
        }
    }

    private Stream<String> problem(Path file, Map<Path, Bundle> bundles, Duration grace) {
        Bundle bundle = bundles.get(file);
        if (bundle == null) {
            return fresh(file, grace)
                    ? Stream.empty()
                    : Stream.of(file + " is not an OSGi bundle and was ignored. Build it with bnd, or remove it.");
        }
        return BundlesCheck.running(bundle)
                ? Stream.empty()
                : Stream.of(file + " is installed as " + bundle + " but does not run; " + why(bundle));
    }

    private String why(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED ? missing.of(bundle) : Missing.UNKNOWN;
    }

    private static boolean fresh(Path file, Duration grace) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isAfter(Instant.now().minus(grace));
        } catch (IOException e) {
            return true;
        }
    }
}
