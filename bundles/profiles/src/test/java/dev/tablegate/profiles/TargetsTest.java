// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.tck.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** Whose keys they are, as a server that answers like STS says it. */
class TargetsTest {

    @TempDir
    private Path folder;

    private StsServer sts;
    private KnownProfiles known;
    private Targets targets;

    @BeforeEach
    void start() throws IOException {
        sts = new StsServer();
        known = new AwsHome(folder)
                .config("[services here]\nsts =\n  endpoint_url = " + sts.address() + "\n")
                .credentials(keys("dev", "") + keys("said", "aws_account_id = 111122223333\n")
                        + keys("wrong", "aws_account_id = 222233334444\n")
                        + keys("role", "role_arn = arn:aws:iam::333344445555:role/r\nsource_profile = dev\n")
                        + keys("secretprofile", "") + "[empty]\nregion = eu-west-1\nservices = here\n")
                .known(new ProfileBook(), new OwnBook(new MemoryStore()));
        targets = new Targets(known.files());
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void asksForTheAccountOfKeys() {
        assertEquals("111122223333 eu-west-1 aws", targets.of(profile("dev")));
        assertEquals("GetCallerIdentity", sts.requests().getFirst().get("Action"));
        assertEquals("AKIAdev", sts.requests().getFirst().get("key"));
    }

    @Test
    void asksNobodyForTheAccountOfARole() {
        assertEquals("333344445555 eu-west-1 aws", targets.of(profile("role")));
        assertEquals(List.of(), sts.requests());
    }

    @Test
    void believesWhatIsWrittenDownOnlyUntilAwsSaysOtherwise() {
        assertEquals("111122223333 eu-west-1 aws", targets.of(profile("said")));
        assertTrue(refusal("wrong").contains("aws_account_id"), refusal("wrong"));
        sts.close();
        assertEquals("222233334444 eu-west-1 aws", targets.of(profile("wrong")));
        assertTrue(refusal("dev").contains("cannot be told"), refusal("dev"));
    }

    /** I3, the part about exposing. */
    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch", "Odd"})
    void saysNothingOfWhatAwsSays(String error) {
        sts.fail(error);
        for (String name : List.of("dev", "said", "empty")) {
            String sentence = refusal(name);
            for (String leak : List.of("arn:", "999988887777", "AKIA", "secretprofile", "Exception", "software")) {
                assertFalse(sentence.contains(leak), sentence);
            }
        }
    }

    private String refusal(String name) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> targets.of(profile(name)))
                .getMessage());
    }

    private Profile profile(String slug) {
        return known.find(slug).orElseThrow();
    }

    private static String keys(String name, String more) {
        return "[" + name + "]\nregion = eu-west-1\nservices = here\naws_access_key_id = AKIA" + name
                + "\naws_secret_access_key = s\n" + more;
    }
}
