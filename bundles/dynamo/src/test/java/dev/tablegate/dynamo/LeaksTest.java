// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import com.sun.net.httpserver.HttpServer;
import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.MemoryProfiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** I3: more than 200 forced failures; what the caller reads tells nothing of other profiles, accounts, keys or insides. */
class LeaksTest {

    private static final Map<String, Value> KEY = Map.of("id", new Value.Text("1"));
    private static final Bounds BOUNDS = new Bounds(10, 1_000_000, Duration.ofSeconds(10));

    private static final String POISON = "User: arn:aws:iam::999988887777:user/other of secretprofile with AKIAOTHERKEY"
            + " is not welcome at /home/someone/.aws (Service: DynamoDb, Status Code: 400, Request ID: 4711)"
            + " java.lang.IllegalStateException\\n\\tat com.example.Inside.run(Inside.java:1)";

    private static final List<String> FORBIDDEN = List.of(
            "arn:",
            "999988887777",
            "secretprofile",
            "otherprofile",
            "akia",
            "hunter2",
            "/home/",
            "/tmp",
            "exception",
            "software.amazon",
            "java.",
            "\tat ",
            "service:",
            "status code",
            "request id",
            "127.0.0.1",
            "profile file");

    private static final List<String> CODES = List.of(
            "AccessDeniedException",
            "AccessDenied",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch",
            "OptInRequired",
            "ResourceNotFoundException",
            "ResourceInUseException",
            "LimitExceededException",
            "ValidationException",
            "SerializationException",
            "ItemCollectionSizeLimitExceededException",
            "TransactionConflictException",
            "InternalServerError",
            "ServiceUnavailable",
            "KMSAccessDeniedException",
            "ReplicatedWriteConflictException",
            "SomethingEntirelyNew");

    private static final List<String> THROTTLED =
            List.of("ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded");

    /** Profiles whose credentials cannot be had, each in its own way; the others in the file are nobody's business. */
    private static final String BROKEN = """
            [nokeys]
            region = eu-west-1
            [halfkeys]
            aws_access_key_id = AKIAHALF
            [lostsource]
            role_arn = arn:aws:iam::999988887777:role/r
            source_profile = otherprofile-gone
            [circle]
            role_arn = arn:aws:iam::999988887777:role/r
            source_profile = circle2
            [circle2]
            role_arn = arn:aws:iam::999988887777:role/r
            source_profile = circle
            [sso]
            sso_session = secretprofile
            sso_account_id = 999988887777
            sso_role_name = r
            [oldsso]
            sso_start_url = https://secretprofile.example.com/start
            sso_region = eu-west-1
            sso_account_id = 999988887777
            sso_role_name = r
            [process]
            credential_process = sh -c "echo hunter2 AKIAPROCESS secretprofile >&2; exit 3"
            [garbage]
            credential_process = echo hunter2 AKIAPROCESS secretprofile
            [expired]
            credential_process = echo '{"Version":1,"AccessKeyId":"AKIAOLD","SecretAccessKey":"hunter2","Expiration":"2001-01-01T00:00:00Z"}'
            [noprogram]
            credential_process = /home/nobody/secretprofile-program
            [web]
            role_arn = arn:aws:iam::999988887777:role/r
            web_identity_token_file = /home/nobody/token
            [login]
            login_session = arn:aws:iam::999988887777:user/other
            [source]
            role_arn = arn:aws:iam::999988887777:role/r
            credential_source = Environment
            [oddsource]
            role_arn = arn:aws:iam::999988887777:role/r
            credential_source = secretprofile
            [secretprofile]
            aws_access_key_id = AKIASECRETPROFILE
            aws_secret_access_key = hunter2
            [otherprofile]
            aws_access_key_id = AKIAOTHERPROFILE
            aws_secret_access_key = hunter2
            """;

    private final List<String> heard = new ArrayList<>();
    /** A batch that gets nowhere in its time is no failure: it says which keys are left. */
    private int unheard;

    private HttpServer server;
    private URI endpoint;
    private Fixture fixture;
    private volatile String code = "";
    private volatile String body = "";

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String answer = body.isEmpty()
                    ? "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"" + POISON + "\"}"
                    : body;
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.getResponseHeaders().set("x-amzn-RequestId", "4711");
            exchange.sendResponseHeaders(code.equals("ok") ? 200 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        fixture = new Fixture(endpoint);
    }

    @AfterEach
    void stop() {
        fixture.close();
        server.stop(0);
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
    }

    @Test
    void whateverDynamoDbSaysStaysHere() {
        for (String one : CODES) {
            code = one;
            asks().forEach(ask -> fail(ask, Duration.ofSeconds(10)));
        }
        // The SDK waits for long between its attempts at these, so one question is enough.
        for (String one : THROTTLED) {
            code = one;
            fail(asks().get(2), Duration.ofSeconds(1));
        }
        nothingLeaked(CODES.size() * asks().size() + THROTTLED.size());
    }

    @Test
    void whateverIsWrongWithCredentialsStaysHere() throws IOException {
        Path file = Files.writeString(folder.resolve("credentials"), BROKEN);
        System.setProperty("aws.sharedCredentialsFile", file.toString());
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        List<String> names = BROKEN.lines()
                .filter(line -> line.startsWith("["))
                .map(line -> line.substring(1, line.length() - 1))
                .filter(name -> !name.endsWith("profile"))
                .toList();
        for (String name : names) {
            fixture.profiles.put(Fixture.profile(new Profile.Credentials.Aws(name), endpoint, TableRules.ALL));
            asks().forEach(ask -> fail(ask, Duration.ofSeconds(10)));
        }
        nothingLeaked(names.size() * asks().size());
        // Keys that ran out are sent all the same, and refused where they arrive.
        assertEquals(
                names.size() - 1,
                heard.stream()
                                .filter(sentence -> sentence.contains("credentials"))
                                .count()
                        / asks().size());
    }

    @Test
    void whateverIsWrongWithTheEndpointStaysHere() {
        for (String wrong : List.of("http://127.0.0.1:1", "https://" + endpoint.getAuthority(), "http://[::1]:1")) {
            fixture.profiles.put(MemoryProfiles.local("demo", URI.create(wrong)));
            asks().forEach(ask -> fail(ask, Duration.ofSeconds(1)));
        }
        nothingLeaked(3 * asks().size());
    }

    @Test
    void answersThatAreNoneStayHere() {
        code = "ok";
        for (String wrong : List.of("<html>" + POISON + "</html>", "{\"Item\":", "[1,2]", "\"AKIA\"", "\u0000")) {
            body = wrong;
            fail(
                    (tables, call) -> tables.get(call, new GetRequest("T", KEY, List.of(), false)),
                    Duration.ofSeconds(10));
            fail((tables, call) -> tables.describe(call, "T"), Duration.ofSeconds(10));
        }
        nothingLeaked(heard.size() + unheard);
        assertTrue(heard.size() >= 8, "" + heard.size());
    }

    private static List<BiConsumer<Tables, Call>> asks() {
        return List.of(
                (tables, call) -> tables.names(call),
                (tables, call) -> tables.describe(call, "T"),
                (tables, call) -> tables.get(call, new GetRequest("T", KEY, List.of(), false)),
                (tables, call) ->
                        tables.batchGet(call, new BatchGetRequest(Map.of("T", List.of(KEY)), Map.of(), false)),
                (tables, call) -> tables.query(
                        call,
                        new QueryRequest(
                                "T",
                                Optional.empty(),
                                KEY,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                true,
                                false,
                                Select.ITEMS,
                                BOUNDS,
                                Optional.empty())),
                (tables, call) -> tables.scan(
                        call,
                        new ScanRequest(
                                "T",
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                false,
                                1,
                                Select.ITEMS,
                                BOUNDS,
                                Optional.empty())));
    }

    private void fail(BiConsumer<Tables, Call> ask, Duration time) {
        var call = new FakeCall().withDeadline(Instant.now().plus(time));
        try {
            ask.accept(fixture.tables(), call);
            unheard++;
        } catch (ToolException refused) {
            heard.add(refused.getMessage());
        }
    }

    private void nothingLeaked(int failures) {
        assertEquals(failures, heard.size() + unheard);
        for (String sentence : heard) {
            String lower = sentence.toLowerCase(Locale.ROOT);
            assertEquals(List.of(), FORBIDDEN.stream().filter(lower::contains).toList(), sentence);
            assertTrue(sentence.endsWith(".") && sentence.length() < 400, sentence);
        }
    }
}
