// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.host.view.Viewing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what a person used to look at data when they sign out. */
@Component(service = Leaving.class, immediate = true)
public final class Leaving {

    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final Viewing viewing;
    private final Runnable stop;

    @Activate
    public Leaving(@Reference Sessions sessions, @Reference Viewing viewing) {
        this.viewing = viewing;
        this.stop = sessions.whenSignedOut(this::leave);
    }

    /** Whoever signs out is signed out whatever happens; what could not be ended ends by itself. */
    private void leave(String person) {
        try {
            viewing.leave(person);
        } catch (AuditFailure | StoreFailure | IllegalArgumentException unended) {
            LOG.warn("The console's connections of a person who signed out end later by themselves", unended);
        }
    }

    @Deactivate
    void stop() {
        stop.run();
    }
}
