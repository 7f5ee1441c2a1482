// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** What a bundle needs and nothing provides, so that it cannot run. */
final class Missing {

    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Set<String> NOT_NEEDED = Set.of("optional", "dynamic");
    private static final int MOST = 5;

    private Missing() {}

    /** A few of them, in words. */
    static List<String> of(Bundle bundle, FrameworkWiring wiring) {
        return Stream.ofNullable(bundle.adapt(BundleRevision.class))
                .flatMap(revision -> revision.getDeclaredRequirements(null).stream())
                .filter(Missing::isNeeded)
                .filter(need -> wiring.findProviders(need).isEmpty())
                .map(Missing::words)
                .limit(MOST)
                .toList();
    }

    private static boolean isNeeded(BundleRequirement need) {
        Map<String, String> directives = need.getDirectives();
        return !NOT_NEEDED.contains(directives.getOrDefault("resolution", ""))
                && directives.getOrDefault("effective", "resolve").equals("resolve");
    }

    private static String words(BundleRequirement need) {
        String filter = Optional.ofNullable(need.getDirectives().get("filter")).orElse("");
        Matcher name = PACKAGE.matcher(filter);
        return name.find() ? "the package " + name.group(1) + versions(filter) : need.getNamespace() + " " + filter;
    }

    private static String versions(String filter) {
        return filter.contains("(version") ? " in a version that fits" : "";
    }
}
