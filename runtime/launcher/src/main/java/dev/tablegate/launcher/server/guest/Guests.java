// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Hashtable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;

/** Who belongs to the platform. Every other bundle is a guest: those that ship as tools, and those of operators. */
public final class Guests {

    private static final String CONTRACTS = "dev.tablegate.api";

    private final Set<Long> platform = ConcurrentHashMap.newKeySet();

    private Guests() {
        platform.add(0L);
    }

    /** Watches over a framework, from before its first bundle on. */
    public static Guests of(BundleContext framework) {
        var guests = new Guests();
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

    /**
     * Whether who holds the context sees what a guest sees. So does the bundle of the contracts: guests come to it by
     * the types that they share with it.
     */
    boolean seesAsGuest(BundleContext context) {
        Bundle bundle = context.getBundle();
        return guest(bundle) || contracts(bundle);
    }

    boolean contracts(Bundle bundle) {
        return !guest(bundle) && CONTRACTS.equals(bundle.getSymbolicName());
    }
}
