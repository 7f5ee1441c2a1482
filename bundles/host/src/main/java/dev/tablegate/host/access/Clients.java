// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The clients that are known. */
@ProviderType
public interface Clients {

    /** All that are known now, newest first. */
    List<Client> list();

    /**
     * Enters a client with its redirect addresses beforehand; it needs no registration then.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with an address
     */
    Client enter(String name, List<String> redirects, String person);

    /**
     * Makes a client with a secret, bound to a profile and a scope: its approval is given here.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    Secret create(String name, String profile, Scope scope, String person);

    /**
     * Makes a client that proves itself with a key of its own, bound to a profile and a scope: its approval is given
     * here.
     *
     * @param keys its public keys, as a JWK set in JSON
     * @throws IllegalArgumentException with a sentence that says why not
     */
    Client createWithKeys(String name, String profile, Scope scope, String keys, String person);

    /**
     * Gives an API client a new secret. The old one ends at once, and so do its keys if it had any.
     *
     * @throws IllegalArgumentException if there is no such API client
     */
    Secret rotate(String id, String person);

    /** Forgets a client and ends all that was granted to it; false if there was none. */
    boolean remove(String id, String person);

    /** A client with its secret, which is shown once: only its hash is kept. */
    record Secret(Client client, String secret) {

        /** Without the secret, so that it reaches no log. */
        @Override
        public String toString() {
            return "Secret[" + client + "]";
        }
    }
}
