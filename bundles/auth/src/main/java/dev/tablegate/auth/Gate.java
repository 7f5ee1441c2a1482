// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Power;
import dev.tablegate.host.profile.Profiles;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a grant counts now: the server is on, its profile is exposed and still points where it did. */
@Component(service = Gate.class)
public final class Gate {

    private final Power power;
    private final Profiles profiles;
    private final Clock clock;

    @Activate
    public Gate(@Reference Power power, @Reference Profiles profiles) {
        this(power, profiles, Clock.systemUTC());
    }

    Gate(Power power, Profiles profiles, Clock clock) {
        this.power = power;
        this.profiles = profiles;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    boolean admits(Held held) {
        return power.on() && pointsThere(held);
    }

    /** Whether the profile of a grant is exposed, and points where it did when the grant was given. */
    boolean pointsThere(Held held) {
        return profiles.exposed(held.profile())
                && profiles.target(held.profile()).filter(held.target()::equals).isPresent();
    }

    /** Nothing is asked of a server that is off; what clients hold already stays valid for later. */
    void requireOpen() throws Refusal {
        if (!power.on()) {
            throw Refusal.unavailable("This server is switched off. An administrator can switch it on in the console"
                    + " or with 'tablegate on'. Then connect again.");
        }
    }

    /**
     * Tells why a grant does not count: for now, or for good.
     *
     * @param code the error code that says so for good
     */
    void requireInForce(Held held, String code) throws Refusal {
        requireOpen();
        if (!profiles.exposed(held.profile())) {
            throw new Refusal(code, "The profile is not exposed any more.");
        }
        String target = profiles.target(held.profile())
                .orElseThrow(() -> Refusal.unavailable("The account of the profile cannot be told now, so nobody works"
                        + " with it. An administrator can look at its credentials."));
        if (!target.equals(held.target())) {
            throw new Refusal(code, "The profile leads to another account than the one that was approved.");
        }
    }

    /**
     * What a profile points at, for a grant that is made now.
     *
     * @throws IllegalArgumentException with a sentence that says why no grant can be made
     */
    String target(String profile) {
        if (profiles.find(profile).isEmpty()) {
            throw new IllegalArgumentException("There is no profile \"" + profile + "\".");
        }
        if (!profiles.exposed(profile)) {
            throw new IllegalArgumentException("The profile \"" + profile + "\" is not exposed. Expose it first.");
        }
        return profiles.target(profile)
                .orElseThrow(() -> new IllegalArgumentException("The account of the profile \"" + profile
                        + "\" cannot be told now. Look at its credentials, or sign in, and try again."));
    }

    boolean exposed(String profile) {
        return profiles.exposed(profile);
    }
}
