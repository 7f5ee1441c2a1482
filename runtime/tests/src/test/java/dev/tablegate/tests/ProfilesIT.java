// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Profiles of the AWS configuration in the distribution: own ones, codes, sign-ins, and a changed account. */
class ProfilesIT {

    private static final String GET = "{\"table\":\"Ledger\",\"key\":{\"id\":\"1\"}}";

    @TempDir
    static Path home;

    private static FakeAws aws;
    private static Server server;
    private static Visitor operator;

    @BeforeAll
    static void start() throws Exception {
        aws = new FakeAws();
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [profile coded]
                region = eu-west-1
                role_arn = arn:aws:iam::111122223333:role/reader
                source_profile = keys
                mfa_serial = arn:aws:iam::111122223333:mfa/me
                endpoint_url = %1$s
                [profile corp]
                region = eu-west-1
                sso_session = corp
                sso_account_id = 444455556666
                sso_role_name = Dev
                services = here
                [sso-session corp]
                sso_start_url = https://corp.example.com/start
                sso_region = eu-central-1
                [services here]
                sso_oidc =
                  endpoint_url = %1$s
                """.formatted(aws.address()));
        Files.writeString(home.resolve(".aws/credentials"), keys("AKIABASE"));
        server = Server.run(Server.fresh(), Map.of("HOME", home.toString()));
        operator = Visitor.operator(server, "ada");
        own("form", Map.of("aws", "coded", "codeInForm", "true", "production", "true", "label", "Ledgers"));
        own("page", Map.of("aws", "coded"));
        own("local", Map.of("endpoint", aws.address(), "region", "eu-west-1"));
        for (String profile : List.of("form", "page", "local")) {
            server.open(profile);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        aws.close();
    }

    @Test
    void aCodeInAFormOfTheClientBeginsTheSession() throws Exception {
        var client = new Mcp(server.mcp(), server.token("form", Scope.READ));
        JsonNode asked = call(client, "form", "");
        assertEquals("input_required", asked.path("resultType").asText(), asked.toString());
        JsonNode question = asked.path("inputRequests").path("one-time-code");
        assertEquals("elicitation/create", question.path("method").asText());
        assertTrue(
                question.path("params")
                        .path("requestedSchema")
                        .path("properties")
                        .has("code"),
                asked.toString());

        JsonNode wrong = call(client, "form", answer("111111", asked));
        assertTrue(wrong.path("isError").asBoolean(), wrong.toString());
        assertFalse(wrong.toString().contains("999988887777"), wrong.toString());
        JsonNode right = call(client, "form", answer(FakeAws.CODE, asked));
        assertEquals(
                "1", right.path("structuredContent").path("item").path("id").asText(), right.toString());
        assertEquals("ASIASESSION", aws.keys().getLast());
        assertEquals("complete", call(client, "form", "").path("resultType").asText());

        assertEquals(
                "Profile Ledgers: PRODUCTION",
                right.path("content").path(0).path("text").asText());
        JsonNode header = right.path("_meta").path("dev.tablegate/profile");
        assertEquals("form", header.path("slug").asText(), right.toString());
        assertTrue(header.path("production").asBoolean(), right.toString());
        assertEquals(0.5, lastCall("get_item").path("details").path("readUnits").asDouble(), "" + lastCall("get_item"));
        nowhere(FakeAws.CODE, "111111", "planted-session-secret", "planted-session-token");
    }

    @Test
    void aClientWithASessionIsAskedOnTheStreamOfItsCall() throws Exception {
        var client = new Mcp(server.mcp(), server.token("form", Scope.READ));
        var session = client.open(Mcp.LEGACY, "{\"elicitation\":{}}");
        var headers = Map.of("MCP-Protocol-Version", Mcp.LEGACY, "Mcp-Session-Id", session.id());
        var call = client.request(headers).POST(HttpRequest.BodyPublishers.ofString("""
                {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"get_item","arguments":%s}}""".formatted(GET)));
        try (var stream = EventStream.open(call.build())) {
            JsonNode question = stream.await(Duration.ofSeconds(30), "elicitation/create");
            session.send("""
                    {"jsonrpc":"2.0","id":%s,"result":{"action":"accept","content":{"code":"%s"}}}""".formatted(question.path("id"), FakeAws.CODE));
            JsonNode answer = stream.await(
                    Duration.ofSeconds(30), message -> message.path("id").asInt() == 7);
            assertEquals(
                    "1",
                    answer.path("result")
                            .path("structuredContent")
                            .path("item")
                            .path("id")
                            .asText(),
                    answer.toString());
        }
    }

    @Test
    void aCodeOnThePageOfTheConsoleBeginsTheSession() throws Exception {
        var client = new Mcp(server.mcp(), server.token("page", Scope.READ));
        JsonNode asked = call(client, "url", "");
        URI page = URI.create(asked.path("inputRequests")
                .path("one-time-code")
                .path("params")
                .path("url")
                .asText());
        assertEquals(server.port(), page.getPort(), asked.toString());
        var stranger = new Visitor(server).get(page.getPath() + "?" + page.getQuery());
        assertEquals(303, stranger.statusCode());
        assertTrue(stranger.headers().firstValue("Location").orElse("").startsWith("/sign-in"));
        assertTrue(operator.get(page.getPath() + "?" + page.getQuery()).body().contains("A code for"));

        String id = page.getQuery().substring("id=".length());
        Visitor other = operator.invite("eve", "APPROVER");
        assertEquals(
                409,
                other.console("codes", Map.of("id", id, "code", FakeAws.CODE)).statusCode());
        assertEquals(
                409,
                operator.console("codes", Map.of("id", id, "code", "222222")).statusCode());
        var entered = operator.console("codes", Map.of("id", id, "code", FakeAws.CODE));
        assertTrue(entered.body().contains("AWS took the code"), entered.body());
        JsonNode right = call(client, "url", accept(asked));
        assertEquals(
                "1", right.path("structuredContent").path("item").path("id").asText(), right.toString());
        assertFalse(right.path("content").path(0).path("text").asText().contains("PRODUCTION"), right.toString());
        nowhere(FakeAws.CODE, "222222");
    }

    @Test
    void aClientThatCannotAskIsToldWhereTheCodeIsEntered() throws Exception {
        var client = new Mcp(server.mcp(), server.token("page", Scope.READ));
        JsonNode refused = client.call("get_item", GET);
        assertTrue(refused.path("isError").asBoolean(), refused.toString());
        assertTrue(refused.path("content").toString().contains("tablegate-codes?id="), refused.toString());
        assertTrue(operator.get("/system/console/tablegate-profiles").body().contains("Enter the code"));
        JsonNode list = Mcp.tree(client.modern("resources/list", "{}").body());
        assertFalse(list.toString().contains("Exception"), list.toString());
    }

    @Test
    void aProfileIsMadeChangedAndRemovedInTheConsole() throws Exception {
        own("mine", Map.of("endpoint", aws.address(), "region", "eu-west-1", "label", "Mine <b>"));
        String page = operator.get("/system/console/tablegate-profiles").body();
        assertTrue(page.contains("Mine &lt;b&gt;"), page);
        server.open("mine");
        var client = new Mcp(server.mcp(), server.token("mine", Scope.READ));
        assertEquals(1, client.structured("list_tables", "{}").path("tables").size());
        own("mine", Map.of("endpoint", aws.address(), "region", "eu-west-1", "deny", "Led*"));
        assertEquals(0, client.structured("list_tables", "{}").path("tables").size());
        JsonNode hidden = client.call("get_item", GET);
        assertTrue(hidden.path("content").toString().contains("not found"), hidden.toString());

        var wrong = operator.console(
                "profiles", form("mine", Map.of("endpoint", "http://example.com", "region", "eu-west-1")));
        assertEquals(409, wrong.statusCode());
        assertTrue(wrong.body().contains("http://example.com"), wrong.body());
        operator.console("profiles", Map.of("action", "remove", "slug", "mine"));
        assertEquals(401, client.modern("tools/list", "{}").statusCode());
        assertEquals(
                "remove-profile",
                last("ADMINISTRATION", "remove-profile").path("action").asText());
        assertEquals(
                "ada", last("ADMINISTRATION", "create-profile").path("person").asText());
    }

    @Test
    void aPersonSignsInAtAwsFromTheConsole() throws Exception {
        var begun = operator.console("profiles", Map.of("action", "sign-in", "place", "corp"));
        assertTrue(begun.body().contains("WXYZ-1234"), begun.body());
        assertTrue(begun.body().contains("https://device.example.com/?user_code=WXYZ-1234"), begun.body());
        aws.agree();
        Path cache = home.resolve(".aws/sso/cache");
        await(() -> operator.get("/system/console/tablegate-profiles").body().contains("Signed in, ends"));
        try (Stream<Path> files = Files.list(cache)) {
            Path file = files.toList().getFirst();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals(
                    "planted-access",
                    Mcp.tree(Files.readString(file)).path("accessToken").asText());
        }
        nowhere("planted-access", "planted-client-secret");
    }

    @Test
    void otherKeysUnderTheSameNameCutTheConnection() throws Exception {
        Files.writeString(home.resolve(".aws/credentials"), keys("AKIABASE") + moving("AKIAFIRST"));
        await(() -> operator.get("/system/console/tablegate-profiles").body().contains("Expose moving"));
        own("moving", Map.of("aws", "moving"));
        server.open("moving");
        var client = new Mcp(server.mcp(), server.token("moving", Scope.READ));
        assertEquals(1, client.structured("list_tables", "{}").path("tables").size());
        Files.writeString(home.resolve(".aws/credentials"), keys("AKIABASE") + moving("AKIASECOND"));
        await(() -> client.modern("tools/list", "{}").statusCode() == 401);
        assertFalse(aws.keys().contains("AKIASECOND"));
        assertTrue(operator.get("/system/console/tablegate-profiles").body().contains("leads elsewhere"));
        Files.writeString(home.resolve(".aws/credentials"), keys("AKIABASE") + moving("AKIAFIRST"));
        await(() -> client.modern("tools/list", "{}").statusCode() == 200);
    }

    private interface State {
        boolean reached() throws Exception;
    }

    private static void await(State state) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!state.reached()) {
            assertTrue(System.nanoTime() < end, "not reached in time");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void own(String slug, Map<String, String> fields) throws IOException, InterruptedException {
        operator.console("profiles", form(slug, fields));
    }

    private static Map<String, String> form(String slug, Map<String, String> fields) {
        return Visitor.with(Visitor.with(fields, "slug", slug), "action", "save");
    }

    private static String keys(String id) {
        return "[keys]\naws_access_key_id = " + id + "\naws_secret_access_key = planted-base-secret\n";
    }

    private static String moving(String id) {
        return "[moving]\nregion = eu-west-1\nendpoint_url = " + aws.address() + "\naws_access_key_id = " + id
                + "\naws_secret_access_key = s\n";
    }

    /** Calls {@code get_item} as a client that can be asked in one mode. */
    private static JsonNode call(Mcp client, String mode, String more) {
        return Mcp.result(client.modern("tools/call", """
                {"name":"get_item","arguments":%s%s,"_meta":{"io.modelcontextprotocol/clientCapabilities":
                 {"elicitation":{"%s":{}}}}}""".formatted(GET, more, mode)));
    }

    private static String answer(String code, JsonNode asked) {
        return ",\"inputResponses\":{\"one-time-code\":{\"action\":\"accept\",\"content\":{\"code\":\"" + code
                + "\"}}},\"requestState\":" + asked.path("requestState");
    }

    private static String accept(JsonNode asked) {
        return ",\"inputResponses\":{\"one-time-code\":{\"action\":\"accept\"}},\"requestState\":"
                + asked.path("requestState");
    }

    private static JsonNode lastCall(String tool) throws IOException {
        return last("CALL", tool);
    }

    private static JsonNode last(String kind, String action) throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("audit"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(ProfilesIT::lines)
                    .filter(line -> line.startsWith("{"))
                    .map(Mcp::tree)
                    .filter(line -> line.path("kind").asText().equals(kind)
                            && line.path("action").asText().equals(action))
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** X1, for what this test plants: in no file of the server. */
    private static void nowhere(String... secrets) throws IOException {
        try (Stream<Path> files = Files.walk(server.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertFalse(content.contains(secret), () -> secret + " in " + file);
                }
            }
        }
        for (String secret : secrets) {
            assertFalse(server.output().contains(secret), secret);
        }
    }
}
