// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Hashtable;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;

/** Who belongs to the platform. Every other bundle is a guest: those that ship as tools, and those of operators. */
public final class Guests {

    private static final String CONTRACTS = "dev.tablegate.api";

    /**
     * Bundles of the platform whose types guests share. Guests come to these bundles by the types, so the bundles see
     * no more than guests do.
     */
    private static final Set<String> SHARED = Set.of(
            CONTRACTS,
            "com.fasterxml.jackson.core.jackson-annotations",
            "com.fasterxml.jackson.core.jackson-core",
            "com.fasterxml.jackson.core.jackson-databind",
            "org.osgi.util.converter",
            "org.osgi.util.function",
            "org.osgi.util.promise");

    private final BundleContext framework;
    private final Set<Long> platform = ConcurrentHashMap.newKeySet();

    private Guests(BundleContext framework) {
        this.framework = framework;
        platform.add(0L);
    }

    /** Watches over a framework, from before its first bundle on. */
    public static Guests of(BundleContext framework) {
        var guests = new Guests(framework);
        framework.registerService(ResolverHookFactory.class, triggers -> new PackageGate(guests), new Hashtable<>());
        framework.registerService(ServiceGate.TYPES, new ServiceGate(guests), null);
        framework.registerService(BundleGate.TYPES, new BundleGate(guests), null);
        return guests;
    }

    /** Says that a bundle is part of the platform. */
    public void host(Bundle bundle) {
        platform.add(bundle.getBundleId());
    }

    boolean guest(Bundle bundle) {
        return !platform.contains(bundle.getBundleId());
    }

    /** Whether who holds the context sees what a guest sees. */
    boolean seesAsGuest(BundleContext context) {
        return guest(context.getBundle()) || shared(context.getBundle());
    }

    /** Whether guests may have types of this bundle of the platform: of the framework itself, or of a shared one. */
    boolean shares(Bundle bundle) {
        return bundle.getBundleId() == 0 || shared(bundle);
    }

    boolean contracts(Bundle bundle) {
        return !guest(bundle) && CONTRACTS.equals(bundle.getSymbolicName());
    }

    /** The contracts, if they are there. */
    Optional<Bundle> contracts() {
        return Stream.of(framework.getBundles()).filter(this::contracts).findFirst();
    }

    private boolean shared(Bundle bundle) {
        return !guest(bundle) && SHARED.contains(bundle.getSymbolicName());
    }
}
