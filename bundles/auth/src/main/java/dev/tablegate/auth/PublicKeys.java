// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Public keys by which API clients prove themselves. */
final class PublicKeys {

    /** How assertions may be signed. */
    static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private static final int MOST = 10;
    private static final int SHORTEST_RSA = 2_048;

    private PublicKeys() {}

    /**
     * A JWK set as it is kept.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static String checked(String keys) {
        try {
            JWKSet set = JWKSet.parse(keys);
            boolean usable = !set.isEmpty()
                    && set.size() <= MOST
                    && set.getKeys().stream().allMatch(PublicKeys::usable);
            if (usable) {
                return set.toString();
            }
        } catch (ParseException notASet) {
            // The sentence below is the answer.
        }
        throw new IllegalArgumentException("Give a JWK set of 1 to " + MOST + " public keys: RSA with " + SHORTEST_RSA
                + " bits or more, or EC on P-256. Keep the private ones.");
    }

    private static boolean usable(JWK key) {
        boolean strong = switch (key) {
            case RSAKey rsa -> rsa.size() >= SHORTEST_RSA;
            case ECKey ec -> Curve.P_256.equals(ec.getCurve());
            default -> false;
        };
        return strong && !key.isPrivate();
    }

    /** Those of a set that may have signed something with that header. */
    static List<PublicKey> select(String keys, JWSHeader header) {
        var selected = new ArrayList<PublicKey>();
        try {
            for (JWK key : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(JWKSet.parse(keys))) {
                if (ALGORITHMS.contains(header.getAlgorithm()) && key instanceof AsymmetricJWK pair) {
                    selected.add(pair.toPublicKey());
                }
            }
            return selected;
        } catch (ParseException | JOSEException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
