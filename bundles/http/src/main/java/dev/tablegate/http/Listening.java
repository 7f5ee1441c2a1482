// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

/**
 * How the server listens to the network.
 *
 * @param address where it listens
 * @param keystore the key and certificate it shows; empty if a proxy in front does that
 */
record Listening(InetSocketAddress address, Optional<Keystore> keystore) {

    /** A keystore of the operator's. */
    record Keystore(Path file, String password) {

        @Override
        public String toString() {
            return "Keystore[" + file + "]";
        }
    }

    /**
     * Reads and checks the settings.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    static Listening of(NetworkListener.Config config) {
        String host = config.address().strip();
        require(!host.isEmpty(), "dev.tablegate.http needs address: where to listen, such as 0.0.0.0.");
        var address = new InetSocketAddress(host, config.port());
        require(!address.isUnresolved(), "The address " + host + " of dev.tablegate.http is not known here.");
        String file = config.keystore().strip();
        require(
                !file.isEmpty() || config.behindProxy(),
                "The server does not speak plain HTTP to the network. Give dev.tablegate.http a keystore, or set"
                        + " behindProxy=true if a proxy in front speaks TLS and nobody else reaches the port.");
        if (file.isEmpty()) {
            return new Listening(address, Optional.empty());
        }
        var keystore = new Keystore(Path.of(file).toAbsolutePath().normalize(), config.keystorePassword());
        check(keystore);
        return new Listening(address, Optional.of(keystore));
    }

    private static void check(Keystore keystore) {
        require(Files.isReadable(keystore.file()), "The keystore " + keystore.file() + " cannot be read.");
        try (InputStream in = Files.newInputStream(keystore.file())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, keystore.password().toCharArray());
            boolean key = false;
            for (String alias : java.util.Collections.list(store.aliases())) {
                key = key || store.isKeyEntry(alias);
            }
            require(key, "The keystore " + keystore.file() + " holds no private key.");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The keystore " + keystore.file()
                            + " cannot be opened: it is no PKCS12 keystore, or keystorePassword is wrong.",
                    e);
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
