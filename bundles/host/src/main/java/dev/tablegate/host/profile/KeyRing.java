// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import dev.tablegate.api.tool.Call;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The AWS credentials of profiles. They never leave the host's own bundles. */
@ProviderType
public interface KeyRing {

    /**
     * Makes sure that the keys of the call's profile can be had, and asks the person at the client for a one-time code
     * where the profile needs one. Costs nothing when they are there.
     *
     * @throws dev.tablegate.api.tool.ToolException if they cannot be had, with what to do next
     */
    void unlock(Call call);

    /**
     * The keys, fresh enough to sign a request now.
     *
     * @throws KeysMissing if they cannot be had
     */
    Keys keys(Profile profile);

    /** Keys, for as long as they last. */
    record Keys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken, Optional<Instant> expires) {

        /** Without the secrets, so that they reach no log. */
        @Override
        public String toString() {
            return "Keys[" + accessKeyId + "]";
        }
    }

    /** The keys of a profile cannot be had. */
    final class KeysMissing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /**
         * A failure.
         *
         * @param message what is wrong and what to do next; names no other profile
         */
        public KeysMissing(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
