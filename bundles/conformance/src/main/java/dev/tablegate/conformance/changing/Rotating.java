// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.changing;

import java.util.Dictionary;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * A contribution that is replaced by another one at each turn. The new one comes before the old one goes, because only
 * what comes is announced at once.
 */
final class Rotating implements AutoCloseable {

    private final BundleContext context;
    private final Class<?> type;
    private final Object service;
    private Optional<ServiceRegistration<?>> current = Optional.empty();

    Rotating(BundleContext context, Class<?> type, Object service) {
        this.context = context;
        this.type = type;
        this.service = service;
    }

    synchronized void turn(Dictionary<String, Object> properties) {
        var next = context.registerService(type.getName(), service, properties);
        close();
        current = Optional.of(next);
    }

    @Override
    public synchronized void close() {
        current.ifPresent(ServiceRegistration::unregister);
        current = Optional.empty();
    }
}
