// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Consents.Approval;
import dev.tablegate.host.access.Consents.Consent;
import dev.tablegate.host.access.Consents.State;
import java.net.URI;
import java.util.Optional;

/**
 * A request of a client on its way through the browser.
 *
 * @param consent what a person sees of it
 * @param browserHash hash of the cookie of the browser that began it
 * @param redirect where the answer goes
 * @param redirectNamed whether the client named that address
 * @param wish what it asks for
 * @param issuer who answers
 * @param target what the profile points at, once approved
 */
record Pending(
        Consent consent,
        String browserHash,
        URI redirect,
        boolean redirectNamed,
        AuthorizeRules.Wish wish,
        String issuer,
        Optional<Approval> approval,
        String target) {

    Pending approved(Approval given, String pointsAt) {
        return new Pending(
                in(State.APPROVED), browserHash, redirect, redirectNamed, wish, issuer, Optional.of(given), pointsAt);
    }

    Pending denied() {
        return new Pending(in(State.DENIED), browserHash, redirect, redirectNamed, wish, issuer, approval, target);
    }

    private Consent in(State next) {
        return new Consent(
                consent.id(),
                consent.client(),
                consent.redirect(),
                consent.thisMachineOnly(),
                consent.profile(),
                consent.scope(),
                consent.since(),
                consent.expires(),
                next,
                consent.digest());
    }
}
