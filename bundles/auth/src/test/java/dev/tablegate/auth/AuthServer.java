// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.lang.annotation.Annotation;

/** The authorization server on an embedded Jetty, over a store and an audit record in memory. */
final class AuthServer {

    private AuthServer() {}

    static Addresses addresses(String publicAddress) {
        return new Addresses(new PublicAddress(publicAddress));
    }

    private record PublicAddress(String publicAddress) implements Addresses.Config {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Addresses.Config.class;
        }
    }
}
