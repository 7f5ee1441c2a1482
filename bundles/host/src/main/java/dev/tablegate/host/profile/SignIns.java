// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Single sign-on at AWS, for the profiles that live on it. */
@ProviderType
public interface SignIns {

    /** The topic of the event that is sent when a sign-in began or ended. */
    String CHANGED = "dev/tablegate/signins/CHANGED";

    /** Every place where people sign in for a profile of this machine. */
    List<Place> places();

    /**
     * Begins to sign in. The person then opens a page of AWS and agrees there to the code that is shown.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    Begun begin(String place, String person);

    /**
     * A place.
     *
     * @param name the name of the session in the AWS configuration, or the start page
     * @param startUrl the page of AWS where people start
     * @param profiles the AWS profiles that live on it
     * @param until how long the last sign-in holds; empty if there is none now
     * @param begun a sign-in that waits for the person
     * @param problem why the last sign-in failed; empty if it did not
     */
    record Place(
            String name,
            String startUrl,
            List<String> profiles,
            Optional<Instant> until,
            Optional<Begun> begun,
            Optional<String> problem) {}

    /**
     * A sign-in that began.
     *
     * @param code the page of AWS must show this one
     * @param page the page of AWS to open
     * @param expires until when it waits
     */
    record Begun(String code, URI page, Instant expires) {}
}
