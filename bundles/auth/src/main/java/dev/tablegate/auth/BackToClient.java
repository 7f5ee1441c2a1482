// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import java.net.URI;
import java.util.Optional;

/** The addresses that browsers go back to clients by, each with the issuer as RFC 9207 asks for. */
final class BackToClient {

    private BackToClient() {}

    static String refusal(URI redirect, Refusal refusal, Optional<String> state, String issuer) {
        var error = new ErrorObject(refusal.code(), refusal.sentence());
        return new AuthorizationErrorResponse(
                        redirect, error, state.map(State::new).orElse(null), new Issuer(issuer), ResponseMode.QUERY)
                .toURI()
                .toString();
    }

    static String code(Pending pending, String code) {
        return new AuthorizationSuccessResponse(
                        pending.redirect(),
                        new AuthorizationCode(code),
                        null,
                        pending.wish().state().map(State::new).orElse(null),
                        new Issuer(pending.issuer()),
                        ResponseMode.QUERY)
                .toURI()
                .toString();
    }
}
