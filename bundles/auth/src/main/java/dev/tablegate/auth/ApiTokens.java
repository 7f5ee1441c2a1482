// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.tablegate.api.tool.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Access tokens for clients with a secret, which were approved when they were made. */
@Component(service = ApiTokens.class)
public final class ApiTokens {

    private final Tokens tokens = new Tokens();
    private final GrantBook book;
    private final Gate gate;
    private final Clock clock;

    @Activate
    public ApiTokens(@Reference GrantBook book, @Reference Gate gate) {
        this.book = book;
        this.gate = gate;
        this.clock = book.clock();
    }

    /** A token that may do what was asked for, or all that was approved if nothing was. */
    Issued issue(Known client, Optional<Scope> asked) throws Refusal {
        Held held = book.find(client.connection()).orElseThrow(ApiTokens::ended);
        gate.requireInForce(held, OAuth2Error.UNAUTHORIZED_CLIENT_CODE);
        Instant now = clock.instant();
        Scope granted = held.at(now).scope();
        Scope most = asked.orElse(Scope.FULL);
        if (asked.isPresent() && !granted.includes(most)) {
            throw new Refusal(
                    OAuth2Error.INVALID_SCOPE_CODE, "This client may have: " + ScopeNames.text(granted) + ".");
        }
        String access = tokens.token();
        Instant ends = Issued.ends(now, held.ends());
        var token = new AccessToken(Tokens.hash(access), held.connection(), most, ends);
        if (!book.add(token)) {
            throw ended();
        }
        return new Issued(access, Optional.empty(), asked.orElse(granted), Duration.between(now, ends));
    }

    private static Refusal ended() {
        return new Refusal(
                OAuth2Error.UNAUTHORIZED_CLIENT_CODE,
                "The client's approval has ended. Make a new client in the console.");
    }
}
