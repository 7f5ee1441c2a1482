// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Power;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.view.Seat;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The connections over which people look at data by themselves. */
@Component(service = Seats.class)
public final class Seats {

    private static final String KIND = "view-seat";
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Grants grants;
    private final Power power;
    private final Store store;

    @Activate
    public Seats(@Reference Grants grants, @Reference Power power, @Reference Store store) {
        this.grants = grants;
        this.power = power;
        this.store = store;
    }

    /** Whose seat is kept under a connection. */
    record Taken(String connection, String profile, String person) {

        Seat seat() {
            return new Seat(connection, profile, person);
        }
    }

    /** The seat that there is, or a new one. */
    Seat take(String profile, String person) {
        lock.lock();
        try {
            return taken(profile, person).map(Taken::seat).orElseGet(() -> mint(profile, person));
        } finally {
            lock.unlock();
        }
    }

    /** The seat that there is. */
    Optional<Seat> there(String profile, String person) {
        return taken(profile, person).map(Taken::seat);
    }

    void leave(String person) {
        lock.lock();
        try {
            for (Entry entry : store.list(KIND, "")) {
                var taken = Records.read(entry, Taken.class);
                if (taken.person().equals(person)) {
                    grants.revoke(taken.connection(), person);
                    store.write(Change.remove(KIND, entry.id()));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Taken> taken(String profile, String person) {
        return store.get(KIND, id(profile, person))
                .map(entry -> Records.read(entry, Taken.class))
                .filter(taken -> grants.inForce(taken.connection()));
    }

    /** The token is not kept: nobody else comes in over this connection. */
    private Seat mint(String profile, String person) {
        if (!power.on()) {
            throw new IllegalArgumentException(
                    "The server is switched off, so nobody looks at data. An operator can switch it on.");
        }
        var grant = grants.mint(profile, Scope.FULL, LONGEST, "Console (" + person + ")", person)
                .grant();
        var taken = new Taken(grant.connection(), profile, person);
        store.write(Change.put(KIND, id(profile, person), Records.write(taken), Optional.of(grant.expires())));
        return taken.seat();
    }

    /** A slug has no such sign. */
    private static String id(String profile, String person) {
        return profile + "/" + person;
    }
}
