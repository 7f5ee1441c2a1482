// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import org.osgi.annotation.versioning.ProviderType;

/** Which profiles connections may be bound to, on behalf of a person. */
@ProviderType
public interface Exposure {

    /**
     * Lets connections be bound to a profile. Works out which account it leads to, which may ask AWS.
     *
     * @throws IllegalArgumentException with a sentence that says why not: no such profile, or its account cannot be
     *     told
     */
    void expose(String slug, String person);

    /** Ends that, and all connections on it with it; false if it was not exposed. */
    boolean unexpose(String slug, String person);
}
