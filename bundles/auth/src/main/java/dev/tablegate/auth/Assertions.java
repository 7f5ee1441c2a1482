// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.ExpendedJTIChecker;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Store;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what clients sign to prove themselves, RFC 7523. Each assertion counts once, and for an hour at most. */
final class Assertions {

    private static final String KIND = "assertion";
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Store store;

    Assertions(Store store) {
        this.store = store;
    }

    /**
     * Whether the client signed it for one of those who may be meant.
     *
     * @param meant addresses of this server that an assertion may be made out to
     */
    boolean proves(Known client, PrivateKeyJWT assertion, List<String> meant) {
        var claims = assertion.getJWTAuthenticationClaimsSet();
        Instant latest = Instant.now().plus(LONGEST);
        if (client.credential().keys().isEmpty()
                || claims.getJWTID() == null
                || claims.getExpirationTime().toInstant().isAfter(latest)) {
            return false;
        }
        var verifier = new ClientAuthenticationVerifier<Known>(
                new Keys(), Set.copyOf(Audience.create(meant)), JWTAudienceCheck.LEGACY, new Once(store));
        var context = new Context<Known>();
        context.set(client);
        try {
            verifier.verify(assertion, Set.of(), context);
            return true;
        } catch (InvalidClientException | JOSEException | Conflict refused) {
            return false;
        }
    }

    /** The keys of a client, and no secrets: they are not kept. */
    private record Keys() implements ClientCredentialsSelector<Known> {

        @Override
        public List<Secret> selectClientSecrets(
                ClientID id, ClientAuthenticationMethod method, Context<Known> context) {
            return List.of();
        }

        @Override
        public List<PublicKey> selectPublicKeys(
                ClientID id,
                ClientAuthenticationMethod method,
                JWSHeader header,
                boolean again,
                Context<Known> context) {
            return PublicKeys.select(context.get().credential().keys(), header);
        }
    }

    /** Which assertions were used, kept as long as they would count. */
    private record Once(Store store) implements ExpendedJTIChecker<Known> {

        @Override
        public boolean isExpended(
                JWTID id, ClientID client, ClientAuthenticationMethod method, Context<Known> context) {
            return store.get(KIND, key(id, client)).isPresent();
        }

        @Override
        public void markExpended(
                JWTID id, Date expires, ClientID client, ClientAuthenticationMethod method, Context<Known> context) {
            // A margin, since the check allows for clocks that differ.
            Instant end = expires.toInstant().plus(LONGEST);
            store.write(Change.create(KIND, key(id, client), "{}", Optional.of(end)));
        }

        private static String key(JWTID id, ClientID client) {
            return Tokens.hash(client.getValue() + "\n" + id.getValue());
        }
    }
}
