// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import com.sun.net.httpserver.HttpServer;
import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever DynamoDB answers, the caller hears our own words. */
class RefusalsTest {

    private static final String LEAK = "arn:aws:dynamodb:eu-west-1:123456789012:table/Secret AKIAEXAMPLE";

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Fixture fixture;
    private volatile String code = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            if (code.equals("slow")) {
                pause();
            }
            var body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"" + LEAK + "\"}";
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(code.startsWith("Internal") ? 500 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        fixture =
                new Fixture(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        fixture.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, DENIED, dynamodb:GetItem",
        "ExpiredTokenException, DENIED, expired",
        "UnrecognizedClientException, DENIED, does not accept",
        "ThrottlingException, THROTTLED, throttles",
        "ProvisionedThroughputExceededException, THROTTLED, throttles",
        "RequestLimitExceeded, THROTTLED, throttles",
        "ResourceNotFoundException, NOT_FOUND, list_tables",
        "ValidationException, INVALID_INPUT, describe_table",
        "InternalServerError, UPSTREAM_FAILED, later",
        "SomethingNew, UPSTREAM_FAILED, later"
    })
    void saysItInOurWords(String answer, Standard expected, String word) {
        code = answer;
        var refusal = refusal(new FakeCall());
        assertEquals(expected, refusal.code());
        assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("arn:"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("123456789012"), refusal.getMessage());
    }

    @Test
    void givesUpAfterThreeAttempts() {
        code = "InternalServerError";
        refusal(new FakeCall());
        assertEquals(3, requests.get());
    }

    @Test
    void endsWithTheDeadlineOfTheCall() {
        code = "slow";
        var call = new FakeCall().withDeadline(Instant.now().plusMillis(300));
        assertEquals(Standard.TIMED_OUT, refusal(call).code());
    }

    @Test
    void aThrottledBatchIsReportedAsUnprocessed() {
        code = "ProvisionedThroughputExceededException";
        var keys = List.of(Map.<String, Value>of("id", new Value.Text("1")));
        var call = new FakeCall().withDeadline(Instant.now().plusSeconds(2));
        var found = fixture.tables().batchGet(call, new BatchGetRequest(Map.of("Users", keys), Map.of(), false));
        assertEquals(Map.of("Users", keys), found.unprocessed());
    }

    @Test
    void saysThatNothingAnswers() {
        server.stop(0);
        var refusal = refusal(new FakeCall());
        assertEquals(Standard.UNAVAILABLE, refusal.code());
        assertFalse(refusal.getMessage().contains("127.0.0.1"), refusal.getMessage());
    }

    @Test
    void namesNoOtherProfileWhenCredentialsAreMissing() {
        var endpoint = fixture.profiles.list().getFirst().endpoint();
        fixture.profiles.put(Fixture.profile(
                new Profile.Credentials.Aws("no-such-profile"), endpoint.orElseThrow(), TableRules.ALL));
        var refusal = refusal(new FakeCall());
        assertEquals(Standard.DENIED, refusal.code());
        assertTrue(refusal.getMessage().contains("credentials"), refusal.getMessage());
        assertEquals(0, requests.get());
    }

    @Test
    void aProfileThatIsGoneIsGone() {
        code = "InternalServerError";
        refusal(new FakeCall());
        fixture.profiles.remove("demo");
        assertEquals(Standard.UNAVAILABLE, refusal(new FakeCall()).code());
    }

    @Test
    void aTableOfAnotherAccountHasNoName() {
        var request = new GetRequest(
                "arn:aws:dynamodb:eu-west-1:1:table/T", Map.of("id", new Value.Text("1")), List.of(), false);
        var refusal = assertThrows(ToolException.class, () -> fixture.tables().get(new FakeCall(), request));
        assertEquals(Standard.INVALID_INPUT, refusal.code());
        assertEquals(0, requests.get());
    }

    private ToolException refusal(FakeCall call) {
        var request = new GetRequest("Users", Map.of("id", new Value.Text("1")), List.of(), false);
        return assertThrows(ToolException.class, () -> fixture.tables().get(call, request));
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
