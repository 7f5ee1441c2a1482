// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Collection;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Which services guests see: those of guests, and those that the platform offers to them in as many words. Nobody sees a
 * power that a guest gives: it would be handed the calls of others.
 */
final class ServiceGate implements FindHook, EventListenerHook {

    static final String[] TYPES = {FindHook.class.getName(), EventListenerHook.class.getName()};

    /** The property of a service that is for guests, and for nobody else. */
    private static final String OFFERED = "tablegate.guest";

    private final Guests guests;
    private final FalsePowers powers;

    ServiceGate(Guests guests) {
        this.guests = guests;
        this.powers = new FalsePowers(guests);
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> !visible(context, reference));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        ServiceReference<?> reference = event.getServiceReference();
        listeners.keySet().removeIf(context -> !visible(context, reference));
    }

    private boolean visible(BundleContext context, ServiceReference<?> reference) {
        Bundle owner = reference.getBundle();
        // Of a service that has just gone nobody can say whose it was.
        if (owner == null || owner.equals(context.getBundle())) {
            return true;
        }
        return guests.guest(owner)
                ? !powers.offered(reference)
                : guests.seesAsGuest(context) == Boolean.TRUE.equals(reference.getProperty(OFFERED));
    }
}
