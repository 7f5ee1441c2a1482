// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Whose classes reach whom: guests get the contracts and a few ordinary libraries, never the platform's own packages,
 * the AWS SDK, or the framework: a bundle that holds a {@code BundleContext} finds ways to every other bundle. The
 * platform gets nothing of guests.
 */
final class PackageGate implements ResolverHook {

    /** Packages that guests may take from the platform: these, and those below the ones that end with a dot. */
    private static final List<String> OPEN = List.of(
            "java.",
            "dev.tablegate.api.",
            "com.fasterxml.jackson.",
            "javax.",
            "org.ietf.",
            "org.osgi.util.converter",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.slf4j",
            "org.slf4j.",
            "org.w3c.",
            "org.xml.");

    private static final String EXTENDER = "osgi.extender";

    /** Who may work for guests. Others would do what only operators may, such as to configure the platform. */
    private static final Set<String> EXTENDERS = Set.of("osgi.component", "osgi.metatype");

    private final Guests guests;

    PackageGate(Guests guests) {
        this.guests = guests;
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {
        // Everybody may try.
    }

    @Override
    public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
        // The framework decides; what runs already stays.
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        boolean guest = guests.guest(requirement.getRevision().getBundle());
        candidates.removeIf(candidate -> !reaches(guest, candidate));
    }

    @Override
    public void end() {
        // Nothing is kept.
    }

    private boolean reaches(boolean toGuest, BundleCapability capability) {
        boolean fromGuest = guests.guest(capability.getRevision().getBundle());
        return switch (capability.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE ->
                fromGuest
                        ? toGuest
                        : !toGuest
                                || (open(capability)
                                        && guests.shares(
                                                capability.getRevision().getBundle()));
            case HostNamespace.HOST_NAMESPACE -> fromGuest == toGuest;
            case BundleNamespace.BUNDLE_NAMESPACE ->
                fromGuest
                        ? toGuest
                        : !toGuest || guests.contracts(capability.getRevision().getBundle());
            case EXTENDER ->
                !toGuest
                        || EXTENDERS.contains(
                                String.valueOf(capability.getAttributes().get(EXTENDER)));
            default -> true;
        };
    }

    private static boolean open(BundleCapability capability) {
        String name = String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
        return OPEN.stream().anyMatch(open -> open.endsWith(".") ? name.startsWith(open) : name.equals(open));
    }
}
