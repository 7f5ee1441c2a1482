// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An authorization code as it is kept, with all that it was asked for with and all that was approved.
 *
 * @param expires until when it can be redeemed, in milliseconds; it is kept longer, so that a replay is noticed
 * @param connection the grant that was made of it; empty as long as it was not redeemed
 */
record Code(String client, String label, Asked asked, Approved approved, long expires, String connection) {

    static final String KIND = "code";

    /**
     * What the client asked with.
     *
     * @param redirectNamed whether it named the redirect address, so that it must name it again
     * @param resource the resource that it asked for; empty if it named none
     */
    record Asked(String redirect, boolean redirectNamed, String resource, String challenge) {}

    /**
     * What a person approved.
     *
     * @param seconds how long the grant lasts; 0 if as long as refreshes do
     */
    record Approved(String profile, String target, Scope scope, long seconds, String person) {}

    /**
     * What a client shows when it redeems a code.
     *
     * @param challenge what its verifier hashes to
     */
    record Proof(Optional<String> challenge, Optional<String> redirect, List<URI> resources) {}

    static Code of(Entry entry) {
        return Records.read(entry, Code.class);
    }

    /** Whether it is shown what the code was asked for with. */
    boolean isProvenBy(Proof proof) {
        boolean sameClient = proof.challenge()
                .filter(shown -> Tokens.same(shown, asked.challenge()))
                .isPresent();
        boolean sameRedirect = proof.redirect().map(asked.redirect()::equals).orElse(!asked.redirectNamed());
        boolean sameResource = asked.resource().isEmpty()
                || proof.resources().stream().map(Addresses::endpoint).allMatch(asked.resource()::equals);
        return sameClient && sameRedirect && sameResource;
    }

    Code redeemed(String grant) {
        return new Code(client, label, asked, approved, expires, grant);
    }
}
