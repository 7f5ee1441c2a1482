// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Collection;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/** Which services guests see: those of guests, and those that the platform offers to them in as many words. */
final class ServiceGate implements FindHook, EventListenerHook {

    static final String[] TYPES = {FindHook.class.getName(), EventListenerHook.class.getName()};

    /** The property of a service that is for guests, and for nobody else. */
    private static final String OFFERED = "tablegate.guest";

    private final Guests guests;

    ServiceGate(Guests guests) {
        this.guests = guests;
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        boolean guest = guests.seesAsGuest(context);
        references.removeIf(reference -> !visible(guest, reference));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        ServiceReference<?> reference = event.getServiceReference();
        listeners.keySet().removeIf(context -> !visible(guests.seesAsGuest(context), reference));
    }

    private boolean visible(boolean toGuest, ServiceReference<?> reference) {
        // Of a service that has just gone nobody can say whose it was.
        boolean ofGuest = reference.getBundle() == null || guests.guest(reference.getBundle());
        return ofGuest || toGuest == Boolean.TRUE.equals(reference.getProperty(OFFERED));
    }
}
