// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.store.Entry;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An authorization code as it is kept, with all that it was asked for with and all that was approved.
 *
 * @param redirectNamed whether the client named the redirect address, so that it must name it again
 * @param resource the resource that it was asked for; empty if none was named
 * @param expires until when it can be redeemed, in milliseconds; it is kept longer, so that a replay is noticed
 * @param seconds how long the grant lasts; 0 if as long as refreshes do
 * @param connection the grant that was made of it; empty as long as it was not redeemed
 */
record Code(
        String client,
        String redirect,
        boolean redirectNamed,
        String resource,
        String challenge,
        String label,
        String profile,
        String target,
        Scope scope,
        long seconds,
        String approver,
        long expires,
        String connection) {

    static final String KIND = "code";

    static Code of(Entry entry) {
        return Json.read(entry, Code.class);
    }

    /**
     * What a client shows when it redeems a code.
     *
     * @param challenge what its verifier hashes to
     */
    record Proof(Optional<String> challenge, Optional<String> redirect, List<URI> resources) {}

    /** Whether it is shown what the code was asked for with. */
    boolean isProvenBy(Proof proof) {
        boolean sameClient =
                proof.challenge().filter(shown -> Tokens.same(shown, challenge)).isPresent();
        boolean sameRedirect = proof.redirect().map(redirect::equals).orElse(!redirectNamed);
        boolean sameResource = resource.isEmpty()
                || proof.resources().stream().map(Addresses::endpoint).allMatch(resource::equals);
        return sameClient && sameRedirect && sameResource;
    }

    Code redeemed(String grant) {
        return new Code(
                client,
                redirect,
                redirectNamed,
                resource,
                challenge,
                label,
                profile,
                target,
                scope,
                seconds,
                approver,
                expires,
                grant);
    }
}
