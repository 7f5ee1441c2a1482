// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The profiles of this server: from its configuration, from the console, and of the machine's AWS files. */
@ProviderType
public interface Profiles {

    /** The topic of the event that is sent when a profile came, went, changed, or was exposed or not. */
    String CHANGED = "dev/tablegate/profiles/CHANGED";

    /** The profile of that slug, if it is there now, exposed or not. */
    Optional<Profile> find(String slug);

    /** All profiles, by slug. */
    List<Profile> list();

    /** Whether connections may be bound to the profile. Nothing is exposed until a person says so. */
    boolean exposed(String slug);

    /**
     * What the profile points at now: account, region and endpoint as one text. Connections are pinned to it. Cheap: it
     * is worked out when the profile is exposed or its credentials change, not when it is asked for.
     *
     * @return empty if it is not exposed, its account cannot be told now, or it leads elsewhere than when a person
     *     exposed it
     */
    Optional<String> target(String slug);

    /**
     * Changes when the credentials have to be read anew: an exposed profile is used with those only that were there
     * when its target was worked out.
     */
    default String revision(String slug) {
        return "";
    }

    /** Sentences for people about profiles that look wrong: ignored names, shared ports, missing sign-ins. */
    List<String> remarks();
}
