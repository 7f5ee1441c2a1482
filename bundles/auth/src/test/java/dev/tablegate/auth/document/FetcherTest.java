// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth.document;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** O6, the part of the network: a listener on this machine sees whether anybody came. */
class FetcherTest {

    private static final URI DOCUMENT = URI.create("https://client.test/doc");
    private static final Net.Names HERE = name -> List.of(InetAddress.getLoopbackAddress());
    private static final Predicate<InetAddress> NONE = address -> false;

    private DocumentHost host;

    @BeforeEach
    void start() throws IOException {
        host = new DocumentHost();
        host.on("/doc", DocumentHost.json("{}"));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Fetcher.Fetched fetch(URI address, Net net) throws IOException {
        try (var fetcher = new Fetcher(net, Duration.ofSeconds(2))) {
            return fetcher.fetch(address);
        }
    }

    private void fails(URI address, Net net) {
        assertThrows(IOException.class, () -> fetch(address, net), address.toString());
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void fetchesADocumentAndSaysHowLongItLasts() throws IOException {
        Net net = host.net(HERE, NONE);
        assertEquals("{}", new String(fetch(DOCUMENT, net).json(), StandardCharsets.UTF_8));
        assertEquals(Duration.ofMinutes(5), fetch(DOCUMENT, net).fresh());
        host.on("/doc", DocumentHost.json("{}", "Cache-Control", "public, max-age=60"));
        assertEquals(Duration.ofMinutes(1), fetch(DOCUMENT, net).fresh());
        host.on("/doc", DocumentHost.json("{}", "Cache-Control", "max-age=99999999"));
        assertEquals(Duration.ofDays(1), fetch(DOCUMENT, net).fresh());
        host.on("/doc", DocumentHost.json("{}", "Cache-Control", "No-Store"));
        assertEquals(Duration.ZERO, fetch(DOCUMENT, net).fresh());
        assertEquals(4 + 1, host.requests.get());
    }

    @Test
    void goesToNoAddressThatIsNotPublic() {
        for (String address : List.of(
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:0:7f00:1::1",
                "2001:db8::1")) {
            assertTrue(new ForbiddenAddresses().test(literal(address)), address);
            fails(DOCUMENT, host.net(name -> List.of(literal(address)), new ForbiddenAddresses()));
        }
        for (String address : List.of("8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1")) {
            assertFalse(new ForbiddenAddresses().test(literal(address)), address);
        }
        assertEquals(0, host.requests.get());
    }

    @Test
    void goesNowhereIfOneOfTheAddressesIsForbidden() {
        fails(DOCUMENT, host.net(name -> List.of(literal("8.8.8.8"), literal("127.0.0.1")), new ForbiddenAddresses()));
        fails(DOCUMENT, host.net(name -> List.of(), new ForbiddenAddresses()));
        fails(
                DOCUMENT,
                host.net(
                        name -> {
                            throw new UnknownHostException(name);
                        },
                        new ForbiddenAddresses()));
        fails(URI.create("https://localhost/doc"), host.net(HERE, new ForbiddenAddresses()));
        fails(URI.create("https://127.0.0.1/doc"), host.net(HERE, new ForbiddenAddresses()));
        assertEquals(0, host.requests.get());
    }

    /** A name that is public when it is checked, and this machine when it is connected to. */
    @Test
    void resolvesANameOnceForEachConnection() throws IOException {
        var asked = new AtomicInteger();
        Net net = host.net(
                name -> List.of(asked.getAndIncrement() == 0 ? InetAddress.getLoopbackAddress() : literal("10.0.0.1")),
                NONE);
        fetch(DOCUMENT, net);
        assertEquals(1, asked.get());
    }

    @Test
    void believesNoOtherCertificate() {
        fails(URI.create("https://other.test/doc"), host.net(HERE, NONE));
        Net.Names here = HERE;
        fails(DOCUMENT, new Net(here, NONE, host.port(), Net.open().tls()));
        assertEquals(0, host.requests.get());
    }

    @Test
    void followsNobodyElsewhere() {
        host.on("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://client.test/doc");
            DocumentHost.send(exchange, 302, new byte[0]);
        });
        fails(URI.create("https://client.test/away"), host.net(HERE, NONE));
        assertEquals(1, host.requests.get());
    }

    @Test
    void readsNoMoreThanADocumentHolds() {
        Net net = host.net(HERE, NONE);
        host.on("/big", DocumentHost.json("\"" + "x".repeat(10 * 1024) + "\""));
        fails(URI.create("https://client.test/big"), net);
        host.on("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] more = new byte[64 * 1024];
            for (long sent = 0; sent < 1L << 30; sent += more.length) {
                exchange.getResponseBody().write(more);
            }
        });
        fails(URI.create("https://client.test/endless"), net);
        host.on("/bomb", DocumentHost.json("x", "Content-Encoding", "gzip"));
        fails(URI.create("https://client.test/bomb"), net);
        host.on("/page", DocumentHost.json("{}", "Content-Type", "text/html"));
        fails(URI.create("https://client.test/page"), net);
        fails(URI.create("https://client.test/missing"), net);
    }

    @Test
    void waitsForNobody() {
        host.on("/slow", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 600; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var failure = assertThrows(
                IOException.class, () -> fetch(URI.create("https://client.test/slow"), host.net(HERE, NONE)));
        assertTrue(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("too long"));
    }
}
