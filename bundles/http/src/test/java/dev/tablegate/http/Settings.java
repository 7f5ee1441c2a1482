// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.lang.annotation.Annotation;

/** Settings of the listener, as a file would give them. */
record Settings(String address, String keystore, String keystorePassword, boolean behindProxy)
        implements NetworkListener.Config {

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return NetworkListener.Config.class;
    }
}
