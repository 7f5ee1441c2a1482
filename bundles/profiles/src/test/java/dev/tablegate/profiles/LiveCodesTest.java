// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.SessionKeys;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sessions with one-time codes, against a server that answers as STS does. */
class LiveCodesTest {

    private static final Map<String, Object> RIGHT = Map.of("code", "123456");
    private static final Map<String, Object> WRONG = Map.of("code", "654321");

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final MemoryAudit audit = new MemoryAudit();
    private final MovableClock clock = new MovableClock();
    private final ListedGrants grants =
            new ListedGrants().give("connection-1", "mfa").give("connection-2", "mfa");
    private StsServer sts;
    private OwnBook own;
    private KnownProfiles known;
    private LiveCodes codes;

    @BeforeEach
    void start() throws IOException {
        sts = new StsServer();
        new AwsHome(folder).config("""
                [profile mfa]
                region = eu-west-1
                role_arn = arn:aws:iam::111122223333:role/reader
                source_profile = base
                mfa_serial = arn:aws:iam::111122223333:mfa/me
                external_id = x1
                services = here
                [profile chained]
                region = eu-west-1
                role_arn = arn:aws:iam::222233334444:role/far
                source_profile = mfa
                services = here
                [profile plain]
                region = eu-west-1
                services = here
                mfa_serial = arn:aws:iam::111122223333:mfa/me
                [services here]
                sts =
                  endpoint_url = %s
                """.formatted(sts.address())).credentials("""
                [base]
                aws_access_key_id = AKIABASE
                aws_secret_access_key = s
                [plain]
                aws_access_key_id = AKIAPLAIN
                aws_secret_access_key = s
                [open]
                region = eu-west-1
                aws_access_key_id = AKIAOPEN
                aws_secret_access_key = s
                """);
        own = new OwnBook(store);
        known = new AwsHome(folder).known(new ProfileBook(), own);
        codes = new LiveCodes(known, grants, audit, new Silent(), () -> URI.create("http://127.0.0.1:7420"), clock);
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void aProfileWithoutCodesAsksNothing() {
        var call = new FakeCall();
        assertEquals(Optional.empty(), codes.keys(call, profile("open")));
        assertEquals(Map.of(), call.asked());
    }

    @Test
    void aCodeInTheFormTakesTheRole() {
        var call = new FakeCall().answering("one-time-code", accepted(RIGHT));
        SessionKeys keys = codes.keys(call, inForm("mfa")).orElseThrow();
        assertEquals("ASIASESSION1", keys.accessKeyId());
        Map<String, String> asked = sts.requests().getFirst();
        assertEquals("AssumeRole", asked.get("Action"));
        assertEquals("arn:aws:iam::111122223333:role/reader", asked.get("RoleArn"));
        assertEquals("arn:aws:iam::111122223333:mfa/me", asked.get("SerialNumber"));
        assertEquals("x1", asked.get("ExternalId"));
        assertEquals("AKIABASE", asked.get("key"));
        assertTrue(call.asked().get("one-time-code") instanceof Question.Form, "" + call.asked());
        Event event = audit.events().getLast();
        assertEquals("enter-code", event.action());
        assertEquals(Event.Decision.ALLOWED, event.decision());
        assertFalse(event.toString().contains("123456"), event.toString());
    }

    @Test
    void aCodeForKeysWithoutARoleBeginsASession() {
        var call = new FakeCall().answering("one-time-code", accepted(RIGHT));
        assertTrue(codes.keys(call, inForm("plain")).isPresent());
        assertEquals("GetSessionToken", sts.requests().getFirst().get("Action"));
        assertEquals("AKIAPLAIN", sts.requests().getFirst().get("key"));
    }

    @Test
    void inAChainOnlyTheRoleThatWantsTheCodeGetsIt() {
        var call = new FakeCall().answering("one-time-code", accepted(RIGHT));
        SessionKeys keys = codes.keys(call, inForm("chained")).orElseThrow();
        assertEquals("ASIASESSION2", keys.accessKeyId());
        assertTrue(sts.requests().get(0).containsKey("TokenCode"));
        assertFalse(sts.requests().get(1).containsKey("TokenCode"));
        assertEquals("arn:aws:iam::222233334444:role/far", sts.requests().get(1).get("RoleArn"));
        assertEquals("ASIASESSION1", sts.requests().get(1).get("key"));
    }

    @Test
    void theSessionIsTheConnectionsAlone() {
        var first = new FakeCall().answering("one-time-code", accepted(RIGHT));
        codes.keys(first, inForm("mfa"));
        codes.keys(new FakeCall(), inForm("mfa"));
        assertEquals(1, sts.requests().size());
        var other = new FakeCall().withConnection("connection-2");
        assertThrows(ToolException.class, () -> codes.keys(other, inForm("mfa")));
    }

    @Test
    void manyCallsAtOnceAskOnce() throws Exception {
        var calls = IntStream.range(0, 20)
                .mapToObj(i -> new FakeCall().answering("one-time-code", accepted(RIGHT)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = calls.stream()
                    .<Callable<Boolean>>map(
                            call -> () -> codes.keys(call, inForm("mfa")).isPresent())
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                assertTrue(done.get());
            }
        }
        assertEquals(1, sts.requests().size());
        assertEquals(1, calls.stream().filter(call -> !call.asked().isEmpty()).count());
    }

    @Test
    void theCodeIsEnteredInTheConsoleUnlessTheProfileSaysOtherwise() throws Exception {
        var call = new FakeCall().answering("one-time-code", accepted(Map.of()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> codes.keys(call, profile("mfa")));
            Wanted wanted = waiting();
            assertEquals("An agent", wanted.label());
            assertEquals("ann", wanted.approver());
            assertEquals("mfa", wanted.profile().slug());
            codes.enter(wanted.id(), "123456", "ann");
            assertTrue(running.get().isPresent());
            var page = (Question.Page) call.asked().get("one-time-code");
            assertEquals(
                    URI.create("http://127.0.0.1:7420/system/console/tablegate-codes?id=" + wanted.id()), page.url());
        }
        assertEquals(List.of(), codes.waiting());
        assertEquals(Optional.of("ann"), audit.events().getLast().who().person());
    }

    @Test
    void aClientThatCannotAskGetsTheLinkAndGoesOnAfterwards() {
        var call = new FakeCall();
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, profile("mfa")));
        assertEquals(Standard.UNAVAILABLE, refused.code());
        String id = codes.waiting().getFirst().id();
        assertTrue(refused.getMessage().contains("tablegate-codes?id=" + id), refused.getMessage());
        codes.enter(id, "123456", "ann");
        assertTrue(codes.keys(call, profile("mfa")).isPresent());
    }

    @Test
    void aClientWithoutFormsGetsTheLink() {
        var refused = assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), inForm("mfa")));
        assertTrue(refused.getMessage().contains("tablegate-codes?id="), refused.getMessage());
        assertEquals(1, codes.waiting().size());
    }

    @Test
    void theLinkStaysTheSameWhileItWaits() {
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        String id = codes.waiting().getFirst().id();
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        assertEquals(List.of(id), codes.waiting().stream().map(Wanted::id).toList());
    }

    @Test
    void nobodyEntersTheCodeInTime() {
        var call = new FakeCall()
                .withDeadline(Instant.now().plusMillis(2_400))
                .answering("one-time-code", accepted(Map.of()));
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, profile("mfa")));
        assertEquals(Standard.UNAVAILABLE, refused.code());
        assertTrue(refused.getMessage().contains("repeat the call"), refused.getMessage());
    }

    @Test
    void whoDeclinesIsNotAskedTwiceInOneCall() {
        var call = new FakeCall().answering("one-time-code", new Answer(Answer.Action.DECLINE, Map.of()));
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, inForm("mfa")));
        assertEquals(Standard.DENIED, refused.code());
        assertEquals(0, sts.requests().size());
    }

    @Test
    void threeWrongCodesPauseFiveMinutes() {
        for (int i = 0; i < 3; i++) {
            var refused = assertThrows(ToolException.class, () -> codes.keys(wrong(), inForm("mfa")));
            assertEquals(Standard.DENIED, refused.code());
            assertFalse(refused.getMessage().contains("654321"), refused.getMessage());
        }
        var paused = assertThrows(ToolException.class, () -> codes.keys(right(), inForm("mfa")));
        assertTrue(paused.getMessage().contains("300 seconds"), paused.getMessage());
        assertEquals(3, sts.requests().size());
        clock.advance(Duration.ofMinutes(5));
        assertTrue(codes.keys(right(), inForm("mfa")).isPresent());
        assertFalse(audit.events().toString().contains("654321"));
    }

    @Test
    void wrongCodesInTheConsoleCountTheSame() {
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        String id = codes.waiting().getFirst().id();
        for (int i = 0; i < 3; i++) {
            assertThrows(IllegalArgumentException.class, () -> codes.enter(id, "654321", "ann"));
        }
        var paused = assertThrows(IllegalArgumentException.class, () -> codes.enter(id, "123456", "ann"));
        assertTrue(String.valueOf(paused.getMessage()).contains("seconds"), paused.getMessage());
        assertEquals(3, sts.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６"})
    void whatIsNoCodeIsNotTried(String typed) {
        var call = new FakeCall().answering("one-time-code", accepted(Map.of("code", typed)));
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, inForm("mfa")));
        assertEquals(Standard.INVALID_INPUT, refused.code());
        assertEquals(0, sts.requests().size());
    }

    @Test
    void anOldSessionIsFollowedByAnotherWhileItStillWorks() {
        codes.keys(right(), inForm("mfa"));
        clock.advance(Duration.ofMinutes(47));
        assertEquals(Map.of(), asked(right()));
        clock.advance(Duration.ofMinutes(2));
        sts.expires(clock.instant().plus(Duration.ofHours(1)));
        var call = right();
        assertEquals(
                "ASIASESSION2", codes.keys(call, inForm("mfa")).orElseThrow().accessKeyId());
        assertEquals(1, call.asked().size());
    }

    @Test
    void anOldSessionIsUsedToItsEndIfNobodyRenewsIt() {
        codes.keys(right(), inForm("mfa"));
        clock.advance(Duration.ofMinutes(50));
        assertEquals(
                "ASIASESSION1", codes.keys(wrong(), inForm("mfa")).orElseThrow().accessKeyId());
        assertEquals(Map.of(), asked(wrong()));
        clock.advance(Duration.ofMinutes(11));
        assertThrows(ToolException.class, () -> codes.keys(wrong(), inForm("mfa")));
    }

    @Test
    void anOldSessionCanBeRenewedInTheConsole() {
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        codes.enter(codes.waiting().getFirst().id(), "123456", "ann");
        clock.advance(Duration.ofMinutes(50));
        sts.expires(clock.instant().plus(Duration.ofHours(1)));
        assertEquals(
                "ASIASESSION1",
                codes.keys(new FakeCall(), profile("mfa")).orElseThrow().accessKeyId());
        codes.enter(codes.waiting().getFirst().id(), "123456", "ann");
        assertEquals(
                "ASIASESSION2",
                codes.keys(new FakeCall(), profile("mfa")).orElseThrow().accessKeyId());
    }

    @Test
    void theSessionEndsWithItsConnection() {
        codes.keys(right(), inForm("mfa"));
        grants.revoke("connection-1", "ann");
        codes.handleEvent(new org.osgi.service.event.Event(Grants.CHANGED, Map.of()));
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), inForm("mfa")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidClientTokenId", "SignatureDoesNotMatch", "ExpiredToken", "InternalFailure"})
    void whatIsNotAboutTheCodeIsNotCounted(String error) {
        sts.fail(error);
        for (int i = 0; i < 4; i++) {
            var refused = assertThrows(ToolException.class, () -> codes.keys(right(), inForm("mfa")));
            assertEquals(Standard.UNAVAILABLE, refused.code());
            assertFalse(refused.getMessage().contains("arn:"), refused.getMessage());
            assertFalse(refused.getMessage().contains("seconds"), refused.getMessage());
        }
    }

    @Test
    void saysThatAwsDoesNotAnswer() {
        sts.close();
        var refused = assertThrows(ToolException.class, () -> codes.keys(right(), inForm("mfa")));
        assertTrue(refused.getMessage().contains("does not answer"), refused.getMessage());
    }

    @Test
    void aCodeThatNobodyWaitsForIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> codes.enter("nothing", "123456", "ann"));
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        String id = codes.waiting().getFirst().id();
        clock.advance(Duration.ofMinutes(11));
        assertThrows(IllegalArgumentException.class, () -> codes.enter(id, "123456", "ann"));
    }

    @Test
    void theKeysReachNoLog() {
        SessionKeys keys = codes.keys(right(), inForm("mfa")).orElseThrow();
        assertFalse(keys.toString().contains("secret"), keys.toString());
        assertFalse(keys.toString().contains("ASIA"), keys.toString());
    }

    private Map<String, Question> asked(FakeCall call) {
        codes.keys(call, inForm("mfa"));
        return call.asked();
    }

    private static FakeCall right() {
        return new FakeCall().answering("one-time-code", accepted(RIGHT));
    }

    private static FakeCall wrong() {
        return new FakeCall().answering("one-time-code", accepted(WRONG));
    }

    private static Answer accepted(Map<String, Object> content) {
        return new Answer(Answer.Action.ACCEPT, content);
    }

    private Wanted waiting() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (codes.waiting().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return codes.waiting().getFirst();
    }

    private Profile profile(String slug) {
        return known.find(slug).orElseThrow();
    }

    private Profile inForm(String awsProfile) {
        if (own.find("own-" + awsProfile).isEmpty()) {
            own.put(new OwnProfile(
                    "own-" + awsProfile,
                    "",
                    "",
                    false,
                    awsProfile,
                    "",
                    "",
                    TableRules.ALL,
                    new Profile.Policy(false, true)));
        }
        return profile("own-" + awsProfile);
    }
}
