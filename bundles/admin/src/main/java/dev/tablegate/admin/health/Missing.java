// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** What a bundle needs and does not get, so that it cannot run. */
final class Missing {

    static final String UNKNOWN = "the log says why.";

    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Set<String> NOT_NEEDED = Set.of("optional", "dynamic");
    private static final int MOST = 5;

    private final FrameworkWiring wiring;
    private final ResolverHookFactory gate;

    /**
     * Looks with the framework's eyes.
     *
     * @param gate what keeps packages of the platform from deployed bundles
     */
    Missing(FrameworkWiring wiring, ResolverHookFactory gate) {
        this.wiring = wiring;
        this.gate = gate;
    }

    /** The rest of a sentence: what is missing, and what to do. */
    String of(Bundle bundle) {
        List<BundleRequirement> needs = Stream.ofNullable(bundle.adapt(BundleRevision.class))
                .flatMap(revision -> revision.getDeclaredRequirements(null).stream())
                .filter(Missing::isNeeded)
                .toList();
        String kept = words(needs.stream().filter(this::keptBack));
        if (!kept.isEmpty()) {
            return "it asks for " + kept + ", which no deployed bundle gets. Build it without: "
                    + "the packages dev.tablegate.api.* and Java are all that a tool needs.";
        }
        String missing = words(needs.stream().filter(need -> providers(need).isEmpty()));
        return missing.isEmpty() ? UNKNOWN : "it needs " + missing + ", which nothing here provides.";
    }

    /** Whether it is there, but not for this bundle. */
    private boolean keptBack(BundleRequirement need) {
        Collection<BundleCapability> providers = providers(need);
        if (providers.isEmpty()) {
            return false;
        }
        ResolverHook hook = gate.begin(List.of(need.getRevision()));
        try {
            hook.filterMatches(need, providers);
        } finally {
            hook.end();
        }
        return providers.isEmpty();
    }

    private Collection<BundleCapability> providers(BundleRequirement need) {
        return new ArrayList<>(wiring.findProviders(need));
    }

    private static String words(Stream<BundleRequirement> needs) {
        return needs.map(Missing::words).limit(MOST).collect(Collectors.joining(", "));
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
