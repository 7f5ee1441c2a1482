// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.log;

import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Writes what bundles say to the OSGi log into the log file; without it, failures of the platform would be seen by
 * nobody. An activator, because it must be there before components are.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class LogBridge implements BundleActivator {

    private final Forwarder forwarder = new Forwarder();

    @Override
    public void start(BundleContext context) {
        // The framework closes the tracker's registrations together with the bundle.
        new ServiceTracker<>(context, LogReaderService.class, new Listening(context)).open();
    }

    @Override
    public void stop(BundleContext context) {}

    /** Adds the forwarder to each log there is. */
    private final class Listening implements ServiceTrackerCustomizer<LogReaderService, LogReaderService> {

        private final BundleContext context;

        private Listening(BundleContext context) {
            this.context = context;
        }

        @Override
        public LogReaderService addingService(ServiceReference<LogReaderService> reference) {
            LogReaderService reader = context.getService(reference);
            reader.addLogListener(forwarder);
            return reader;
        }

        @Override
        public void modifiedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {}

        @Override
        public void removedService(ServiceReference<LogReaderService> reference, LogReaderService reader) {
            reader.removeLogListener(forwarder);
            context.ungetService(reference);
        }
    }
}
