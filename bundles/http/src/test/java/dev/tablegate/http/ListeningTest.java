// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an operator can get wrong is told at once, as a sentence. */
class ListeningTest {

    @TempDir
    Path folder;

    @Test
    void plainHttpIsForAProxyOnly() {
        assertTold("does not speak plain HTTP to the network", new Settings("0.0.0.0", "", "", false));
        assertTrue(
                Listening.of(new Settings("127.0.0.1", "", "", true)).keystore().isEmpty());
    }

    @Test
    void anAddressIsNeededAndMustBeOne() {
        assertTold("needs address", new Settings(" ", "", "", true));
        assertTold("is not known here", new Settings("no-such-host.invalid", "", "", true));
    }

    @Test
    void aKeystoreMustOpenAndHoldAKey() throws Exception {
        Path missing = folder.resolve("missing.p12");
        assertTold("cannot be read", new Settings("127.0.0.1", missing.toString(), "x", false));
        Path garbage = Files.writeString(folder.resolve("garbage.p12"), "no keystore");
        assertTold("cannot be opened", new Settings("127.0.0.1", garbage.toString(), "x", false));
        Path empty = folder.resolve("empty.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(empty)) {
            store.store(out, "secret-word".toCharArray());
        }
        assertTold("cannot be opened", new Settings("127.0.0.1", empty.toString(), "wrong", false));
        assertTold("holds no private key", new Settings("127.0.0.1", empty.toString(), "secret-word", false));
    }

    @Test
    void aPasswordIsNotPrinted() {
        var keystore = new Listening.Keystore(Path.of("x"), "secret-word");
        assertFalse(keystore.toString().contains("secret-word"));
        assertEquals("secret-word", keystore.password());
    }

    private static void assertTold(String part, Settings settings) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Listening.of(settings));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
