// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Power;
import dev.tablegate.host.profile.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a grant counts now: the server is on, its profile is exposed and still points where it did. */
@Component(service = Gate.class)
public final class Gate {

    private final Power power;
    private final Profiles profiles;

    @Activate
    public Gate(@Reference Power power, @Reference Profiles profiles) {
        this.power = power;
        this.profiles = profiles;
    }

    boolean open() {
        return power.on();
    }

    boolean admits(Held held) {
        return power.on()
                && profiles.exposed(held.profile())
                && profiles.target(held.profile()).filter(held.target()::equals).isPresent();
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
