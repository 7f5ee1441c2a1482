// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Question;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with profiles that want one-time codes, beside one that answers as STS does. */
abstract class CodesAtSts {

    static final Map<String, Object> RIGHT = Map.of("code", "123456");
    static final Map<String, Object> WRONG = Map.of("code", "654321");

    @TempDir
    Path folder;

    final MemoryStore store = new MemoryStore();
    final MemoryAudit audit = new MemoryAudit();
    final MovableClock clock = new MovableClock();
    final ListedGrants grants = new ListedGrants().give("connection-1", "mfa").give("connection-2", "mfa");
    StsServer sts;
    OwnBook own;
    KnownProfiles known;
    LiveCodes codes;

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

    Map<String, Question> asked(FakeCall call) {
        codes.keys(call, inForm("mfa"));
        return call.asked();
    }

    static FakeCall right() {
        return new FakeCall().answering("one-time-code", accepted(RIGHT));
    }

    static FakeCall wrong() {
        return new FakeCall().answering("one-time-code", accepted(WRONG));
    }

    static Answer accepted(Map<String, Object> content) {
        return new Answer(Answer.Action.ACCEPT, content);
    }

    Wanted waiting() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (codes.waiting().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return codes.waiting().getFirst();
    }

    Profile profile(String slug) {
        return known.find(slug).orElseThrow();
    }

    Profile inForm(String awsProfile) {
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
                    new Profile.Policy(false, true, 1, Budget.NONE, List.of())));
        }
        return profile("own-" + awsProfile);
    }
}
