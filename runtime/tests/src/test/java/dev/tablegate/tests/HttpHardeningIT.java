// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** H1, H4 and H5: the HTTP server holds against hostile bytes, and opens nothing that should be shut. */
class HttpHardeningIT {

    private static final String ADMIN_ADMIN = "Authorization: Basic YWRtaW46YWRtaW4=\r\n";
    /** To the sign-in page, or not there at all. */
    private static final Set<String> SHUT = Set.of("303", "401", "404");

    private static final Map<String, String> MALFORMED = Map.ofEntries(
            Map.entry(
                    "quoted line break in a chunk extension",
                    chunked(
                            "1;x=\"\r\nX\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n\"\r\nX\r\n0\r\n\r\n")),
            Map.entry(
                    "chunks that end with a bare line feed",
                    chunked("1\nX\n0\n\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n")),
            Map.entry(
                    "chunk size with a sign",
                    chunked("+1\r\nX\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n")),
            Map.entry(
                    "length and chunks at once",
                    "POST /health HTTP/1.1\r\nHost: 127.0.0.1:@\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n"),
            Map.entry(
                    "two lengths",
                    "POST /health HTTP/1.1\r\nHost: 127.0.0.1:@\r\nContent-Length: 0\r\nContent-Length: 44\r\n\r\n"
                            + "GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n"),
            Map.entry(
                    "length with a sign",
                    "POST /health HTTP/1.1\r\nHost: 127.0.0.1:@\r\nContent-Length: +3\r\n\r\nabc"),
            Map.entry("two hosts", "GET /health HTTP/1.1\r\nHost: 127.0.0.1:@\r\nHost: example.org\r\n\r\n"),
            Map.entry("no host", "GET /health HTTP/1.1\r\n\r\n"),
            Map.entry("space before the colon", "GET /health HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n"),
            Map.entry("a null in a header", "GET /health HTTP/1.1\r\nHost: 127.0.0.1:@\r\nX-A: a\0b\r\n\r\n"),
            Map.entry("an encoded null in the path", "GET /health%00 HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n"),
            Map.entry("an ambiguous path", "GET /system/..%2fadmin/status HTTP/1.1\r\nHost: 127.0.0.1:@\r\n\r\n"));

    private static Server server;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        Path data = Server.fresh();
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("dev.tablegate.profile-raw.cfg"), """
                slug = raw
                label = Raw
                region = us-east-1
                accessKeyId = x
                secretAccessKey = x
                endpoint = http://127.0.0.1:1
                """);
        server = Server.run(data).open("raw");
        token = server.token("raw", Scope.READ);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Set<String> malformed() {
        return new TreeSet<>(MALFORMED.keySet());
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("malformed")
    void answersAMalformedRequestOnceAndRefusesIt(String name) throws Exception {
        String key = "Authorization: Bearer " + Files.readString(server.data().resolve("run/admin.key"));
        // Once to a servlet that leaves the body alone, and to those that read it.
        String unread = MALFORMED.get(name);
        String post = "POST /health HTTP/1.1\r\n";
        String admin = unread.replace(post, "POST /admin/token HTTP/1.1\r\n" + key + "\r\n");
        String mcp = unread.replace(
                post,
                "POST /mcp HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n");
        for (String request : List.of(unread, admin, mcp)) {
            RawHttp response = send(request);
            assertEquals(1, response.statuses().size(), response.answer());
            assertTrue(response.statuses().getFirst().startsWith("4"), response.answer());
            assertQuiet(response);
        }
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        RawHttp response = get("/health", "X-Large: " + "x".repeat(40_000) + "\r\n");
        assertEquals(List.of("431"), response.statuses());
        assertQuiet(response);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        RawHttp declared = send("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:@\r\nContent-Length: 9000000\r\n\r\n");
        assertEquals(List.of("413"), declared.statuses(), declared.answer());
        assertQuiet(declared);
    }

    /** H4: a client that says it has more than it sends, or more than may be sent, gets an answer and no more. */
    @Test
    void aBodyThatIsNotWhatItSaysHarmsNobody() throws Exception {
        String bearer = "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
        String post = "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:@\r\n" + bearer;
        RawHttp expecting = send(post + "Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n");
        assertEquals(List.of("413"), expecting.statuses(), expecting.answer());
        RawHttp over = send(post + "Content-Length: 4194305\r\n\r\n" + " ".repeat(4_194_305));
        assertEquals(List.of("413"), over.statuses(), over.answer());
        RawHttp longer = send(post + "Content-Length: 2\r\n\r\n{}{}{}");
        assertTrue(longer.statuses().size() <= 2 && longer.statuses().getLast().startsWith("4"), longer.answer());
        RawHttp shorter = send(post + "Connection: close\r\nContent-Length: 500\r\n\r\n{}");
        assertEquals(List.of(), shorter.statuses(), shorter.answer());
        RawHttp chunks = send(post + "Transfer-Encoding: chunked\r\n\r\n"
                + ("10000\r\n" + " ".repeat(65_536) + "\r\n").repeat(65) + "0\r\n\r\n");
        assertEquals(List.of("413"), chunks.statuses(), chunks.answer());
        assertEquals(List.of("200"), get("/health", "").statuses());
    }

    /** H4: more parameters than a form may have. */
    @Test
    void refusesAFormWithTooManyParameters() throws Exception {
        String form = "grant_type=authorization_code" + "&a=b".repeat(10_000);
        RawHttp response = send("POST /token HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);
        assertEquals(1, response.statuses().size(), response.answer());
        assertTrue(response.statuses().getFirst().startsWith("4"), response.answer());
        assertQuiet(response);
    }

    /** H1: 8 hosts by 6 origins, and targets that name a host of their own. */
    @Test
    void answersToItsOwnNamesAndPagesOnly() throws Exception {
        var hosts = List.of(
                "127.0.0.1:@",
                "localhost:@",
                "[::1]:@",
                "127.0.0.1.evil.example:@",
                "evil.example",
                "127.0.0.1:1",
                "127.0.0.1",
                "2130706433:@");
        var origins = List.of(
                "http://127.0.0.1:@",
                "http://localhost:@",
                "null",
                "http://evil.example",
                "http://127.0.0.1.evil.example:@",
                "http://a.localhost:@");
        var wrong = new ArrayList<String>();
        for (int host = 0; host < hosts.size(); host++) {
            for (int origin = 0; origin < origins.size(); origin++) {
                String request = "GET /health HTTP/1.1\r\nHost: " + hosts.get(host) + "\r\nOrigin: "
                        + origins.get(origin) + "\r\nConnection: close\r\n\r\n";
                String expected = host > 2 ? "421" : origin > 1 ? "403" : "200";
                List<String> statuses =
                        send(request.replace(":@", ":" + server.port())).statuses();
                if (!statuses.equals(List.of(expected))) {
                    wrong.add(hosts.get(host) + " " + origins.get(origin) + " got " + statuses);
                }
            }
        }
        assertEquals(List.of(), wrong);
        for (String target :
                List.of("http://evil.example/health", "http://127.0.0.1:1/health", "//evil.example/health")) {
            RawHttp response = send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n\r\n");
            assertEquals(1, response.statuses().size(), response.answer());
            assertTrue(Set.of("400", "404", "421").contains(response.statuses().getFirst()), response.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/register", "/sign-in", "/admin/status"})
    void aFormThatIsRefusedLeavesTheConnectionToTheNext(String path) throws Exception {
        String head =
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n"
                        .formatted(path, server.port());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            for (int request = 0; request < 3; request++) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                TimeUnit.MILLISECONDS.sleep(50); // so that an answer could overtake the body
                socket.getOutputStream().write(new byte[1000]);
                byte[] answer = new byte[64 * 1024];
                int read = socket.getInputStream().read(answer);
                assertTrue(read > 0, "the connection was ended");
                String text = new String(answer, 0, read, StandardCharsets.ISO_8859_1);
                assertTrue(text.startsWith("HTTP/1.1 4"), text);
                assertFalse(text.contains("Connection: close"), text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/system/console", "/mcp", "/health", "/admin/status", "/admin/"})
    void saysNothingOfItself(String path) throws Exception {
        assertQuiet(get(path, ""));
        assertQuiet(send("TRACE %s HTTP/1.1\r\nHost: 127.0.0.1:@\r\nX-Secret: abc\r\n\r\n".formatted(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/system/console",
                "/system/console/",
                "/system/console/bundles",
                "/system/console/bundles.json",
                "/system/console/configMgr",
                "/system/console/healthcheck",
                "/system/health"
            })
    void theWebConsoleIsShut(String path) throws Exception {
        for (String credentials : List.of("", ADMIN_ADMIN)) {
            List<String> statuses = get(path, credentials).statuses();
            assertTrue(SHUT.containsAll(statuses), statuses.toString());
        }
    }

    @Test
    void theWebConsoleIsShutAtEveryMomentOfTheStart() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var starting = CompletableFuture.supplyAsync(() -> startOn(port));
        Set<String> seen = new TreeSet<>();
        int answers = 0;
        while (!starting.isDone()) {
            try {
                RawHttp response = RawHttp.send(
                        port,
                        "GET /system/console/bundles.json HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                + "\r\nConnection: close\r\n" + ADMIN_ADMIN + "\r\n");
                seen.addAll(response.statuses());
                answers++;
            } catch (ConnectException e) {
                TimeUnit.MILLISECONDS.sleep(1); // not listening yet
            }
        }
        starting.join().close();
        assertTrue(answers > 0, "was never asked");
        seen.removeAll(Set.of("500", "503")); // while the server's parts arrive
        assertTrue(SHUT.containsAll(seen), seen.toString());
    }

    private static Server startOn(int port) {
        try {
            return Server.start(Distribution.home(), "run", port, Server.fresh());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void administrationNeedsTheKeyAndKeepsBrowsersOut() throws Exception {
        String key = "Authorization: Bearer " + Files.readString(server.data().resolve("run/admin.key")) + "\r\n";
        assertEquals(List.of("403"), get("/admin/status", "").statuses());
        assertEquals(
                List.of("403"),
                get("/admin/status", "Authorization: Bearer x\r\n").statuses());
        assertEquals(
                List.of("403"),
                get("/admin/status", key + "Origin: http://127.0.0.1\r\n").statuses());
        assertEquals(List.of("200"), get("/admin/status", key).statuses());
        String foreign = "GET %s HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n" + key + "\r\n";
        assertEquals(List.of("421"), send(foreign.formatted("/admin/status")).statuses());
        assertEquals(List.of("421"), send(foreign.formatted("/health")).statuses());
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address :
                    network.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
                try (Socket socket = new Socket()) {
                    assertThrows(
                            IOException.class,
                            () -> socket.connect(new InetSocketAddress(address, server.port()), 1000),
                            address.toString());
                }
            }
        }
    }

    private static RawHttp get(String path, String headers) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:@\r\nConnection: close\r\n" + headers + "\r\n");
    }

    /** Sends what names the server by its right address, which the texts leave open. */
    private static RawHttp send(String request) throws IOException {
        return RawHttp.send(server.port(), request.replace(":@", ":" + server.port()));
    }

    private static String chunked(String body) {
        return "POST /health HTTP/1.1\r\nHost: 127.0.0.1:@\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    }

    /** No product, no version, no trace, no echo. */
    private static void assertQuiet(RawHttp response) {
        String answer = response.answer();
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("\r\nserver:"), answer);
        assertTrue(
                !answer.contains("<html") || answer.contains("<title>") && answer.contains("Tablegate</title>"),
                answer);
        for (String word : List.of("Jetty", "jetty", "X-Powered-By", "Exception", "\tat ", "X-Secret", "Felix")) {
            assertFalse(answer.contains(word), answer);
        }
    }
}
