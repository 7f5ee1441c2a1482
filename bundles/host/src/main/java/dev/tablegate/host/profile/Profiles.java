// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The profiles that connections can be bound to. */
@ProviderType
public interface Profiles {

    /** The profile of that slug, if it is there now. */
    Optional<Profile> find(String slug);

    /** All profiles, by slug. */
    List<Profile> list();
}
