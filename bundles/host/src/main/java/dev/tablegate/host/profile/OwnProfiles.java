// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The profiles that people made in the console. */
@ProviderType
public interface OwnProfiles {

    /** All of them, by slug. */
    List<OwnProfile> list();

    /** The names of the AWS profiles that an own one can be based on. */
    List<String> awsNames();

    /**
     * Makes a profile, or changes the one with that slug.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    void save(OwnProfile profile, String person);

    /** Removes a profile and ends its exposure; false if there was none. */
    boolean remove(String slug, String person);
}
