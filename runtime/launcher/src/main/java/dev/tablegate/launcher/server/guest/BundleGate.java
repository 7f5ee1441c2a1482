// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.framework.hooks.bundle.FindHook;

/** Which bundles guests see: guests. */
final class BundleGate implements FindHook, EventHook {

    static final String[] TYPES = {FindHook.class.getName(), EventHook.class.getName()};

    private final Guests guests;

    BundleGate(Guests guests) {
        this.guests = guests;
    }

    @Override
    public void find(BundleContext context, Collection<Bundle> bundles) {
        if (guests.seesAsGuest(context)) {
            bundles.removeIf(bundle -> !guests.guest(bundle));
        }
    }

    @Override
    public void event(BundleEvent event, Collection<BundleContext> contexts) {
        if (!guests.guest(event.getBundle())) {
            contexts.removeIf(guests::seesAsGuest);
        }
    }
}
