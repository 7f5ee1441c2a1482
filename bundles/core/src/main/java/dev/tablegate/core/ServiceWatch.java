// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.core.registry.Departure;
import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.Origin;
import dev.tablegate.core.registry.Shelf;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Feeds a shelf with the services of one type, as the framework announces them. */
final class ServiceWatch<S, C> implements ServiceTrackerCustomizer<S, Long>, AutoCloseable {

    private final BundleContext context;
    private final BundleContext user;
    private final Shelf<S, C> shelf;
    private final Requirements requirements;
    private final ServiceTracker<S, Long> tracker;
    private volatile boolean closing;

    /** @param user who is seen as the user of the services: a contribution is shown no bundle of the platform */
    ServiceWatch(BundleContext context, BundleContext user, String type, Shelf<S, C> shelf, Requirements requirements) {
        this.context = context;
        this.user = user;
        this.shelf = shelf;
        this.requirements = requirements;
        this.tracker = new ServiceTracker<>(context, type, this);
    }

    void open() {
        tracker.open();
    }

    @Override
    public Long addingService(ServiceReference<S> reference) {
        long id = (Long) reference.getProperty(Constants.SERVICE_ID);
        Optional<S> service = Optional.ofNullable(user.getService(reference));
        if (service.isPresent()) {
            shelf.offer(offer(reference, id, service.get()));
        } else {
            shelf.refuse(
                    id,
                    origin(reference.getBundle()),
                    String.valueOf(reference.getProperty("component.name")),
                    "Its component could not be started. The server's log has the cause; correct it and deploy again.");
        }
        return id;
    }

    @Override
    public void modifiedService(ServiceReference<S> reference, Long id) {
        Optional.ofNullable(user.getService(reference)).ifPresent(service -> {
            shelf.offer(offer(reference, id, service));
            user.ungetService(reference);
        });
    }

    /** Called while the bundle stops: blocks until its calls have ended. */
    @Override
    public void removedService(ServiceReference<S> reference, Long id) {
        shelf.withdraw(id, departure(reference));
        user.ungetService(reference);
    }

    @Override
    public void close() {
        closing = true;
        tracker.close();
    }

    private Departure departure(ServiceReference<S> reference) {
        if (closing || context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING) {
            return Departure.SERVER;
        }
        Bundle bundle = reference.getBundle();
        return bundle == null || bundle.getState() == Bundle.UNINSTALLED ? Departure.BUNDLE : Departure.SERVICE;
    }

    private Offer<S> offer(ServiceReference<S> reference, long id, S service) {
        Map<String, Object> properties = new TreeMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        return new Offer<>(service, id, ranking, properties, origin(reference.getBundle()), requirements.of(reference));
    }

    private static Origin origin(Bundle bundle) {
        return new Origin(bundle.getBundleId(), bundle.getSymbolicName() + " " + bundle.getVersion());
    }
}
