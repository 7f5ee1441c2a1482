// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.profiles.AwsEntry.Account;
import dev.tablegate.profiles.AwsEntry.CodeWay;
import dev.tablegate.profiles.AwsEntry.Role;
import dev.tablegate.profiles.AwsEntry.SignInPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every form of profile that AWS tools know. */
class AwsFilesTest {

    @TempDir
    private Path folder;

    private AwsHome home;

    @BeforeEach
    void home() {
        home = new AwsHome(folder);
    }

    @Test
    void aMachineWithoutFilesHasNoProfiles() {
        assertEquals(Set.of(), home.files().content().entries().keySet());
        assertEquals(List.of(), home.files().content().problems());
    }

    @Test
    void fixedKeysAreOfAnAccountThatOnlyAwsKnows() {
        home.config("[profile dev]\nregion = eu-west-1\n")
                .credentials("[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = s\n");
        AwsEntry dev = entry("dev");
        assertEquals(Optional.of("eu-west-1"), dev.region());
        assertEquals(Optional.of("AKIADEV"), dev.keyId());
        assertEquals(new Account.Unknown(), dev.account());
        assertEquals(Optional.empty(), dev.code());
    }

    @Test
    void anAccountThatSomebodyWroteDownIsNotCertain() {
        home.credentials("[dev]\naws_access_key_id = A\naws_secret_access_key = s\naws_session_token = t\n"
                + "aws_account_id = 111122223333\n[odd]\naws_account_id = mine\n");
        assertEquals(new Account.Claimed("111122223333"), entry("dev").account());
        assertEquals(new Account.Unknown(), entry("odd").account());
    }

    @Test
    void aRoleIsOfTheAccountInItsName() {
        home.config(chain("")).credentials(KEYS);
        assertEquals(new Account.Certain("222233334444"), entry("top").account());
        assertEquals(Optional.of("AKIABASE"), entry("top").keyId());
        assertEquals(Optional.empty(), entry("top").code());
    }

    @Test
    void aRoleOverWebIdentityTakesNoSourceProfile() {
        home.config("[profile pod]\nrole_arn = arn:aws:iam::333344445555:role/pod\n"
                + "web_identity_token_file = /token\nsource_profile = nowhere\n");
        assertEquals(new Account.Certain("333344445555"), entry("pod").account());
    }

    @Test
    void aRoleWithACredentialSourceStandsOnItsOwn() {
        home.config("[profile box]\nrole_arn = arn:aws:iam::333344445555:role/box\n"
                + "credential_source = Ec2InstanceMetadata\n");
        assertEquals(new Account.Certain("333344445555"), entry("box").account());
    }

    @Test
    void aProcessIsOfAnAccountThatOnlyAwsKnows() {
        home.config("[profile tool]\nregion = eu-west-1\ncredential_process = /bin/tool --json\n");
        assertEquals(new Account.Unknown(), entry("tool").account());
    }

    @Test
    void aSessionOfSingleSignOnNamesItsPlace() {
        home.config("""
                [profile sso]
                region = eu-west-1
                sso_session = corp
                sso_account_id = 444455556666
                sso_role_name = Dev
                [sso-session corp]
                sso_start_url = https://corp.example.com/start
                sso_region = eu-central-1
                sso_registration_scopes = sso:account:access, extra
                """);
        assertEquals(new Account.Certain("444455556666"), entry("sso").account());
        assertEquals(
                Optional.of(new SignInPlace(
                        Optional.of("corp"),
                        "https://corp.example.com/start",
                        "eu-central-1",
                        List.of("sso:account:access", "extra"))),
                entry("sso").signIn());
        assertEquals("corp", entry("sso").signIn().orElseThrow().cacheKey());
    }

    @Test
    void theOlderFormOfSingleSignOnWorksToo() {
        home.config("[profile old]\nsso_start_url = https://old.example.com/start\nsso_region = eu-central-1\n"
                + "sso_account_id = 444455556666\nsso_role_name = Dev\n");
        SignInPlace place = entry("old").signIn().orElseThrow();
        assertEquals(Optional.empty(), place.session());
        assertEquals("https://old.example.com/start", place.cacheKey());
        assertEquals(List.of("sso:account:access"), place.scopes());
    }

    @Test
    void aRoleOverSingleSignOnIsSignedInAtTheSamePlace() {
        home.config("""
                [profile top]
                role_arn = arn:aws:iam::222233334444:role/top
                source_profile = sso
                [profile sso]
                sso_start_url = https://corp.example.com/start
                sso_region = eu-central-1
                sso_account_id = 444455556666
                sso_role_name = Dev
                """);
        assertEquals(new Account.Certain("222233334444"), entry("top").account());
        assertTrue(entry("top").signIn().isPresent());
    }

    @Test
    void theEndpointOfTheServiceComesBeforeTheOneOfTheProfile() {
        home.config("""
                [profile both]
                endpoint_url = http://127.0.0.1:1
                services = local
                [profile one]
                endpoint_url = http://127.0.0.1:1
                [profile neither]
                endpoint_url = http://127.0.0.1:1
                ignore_configured_endpoint_urls = true
                [services local]
                sts =
                  endpoint_url = http://127.0.0.1:3
                dynamodb =
                  endpoint_url = http://127.0.0.1:2
                """);
        assertEquals(Optional.of("http://127.0.0.1:2"), entry("both").endpoint());
        assertEquals(Optional.of("http://127.0.0.1:1"), entry("one").endpoint());
        assertEquals(Optional.empty(), entry("neither").endpoint());
    }

    @Test
    void oneTimeCodesAreForThePlainSessionOfKeys() {
        home.credentials("[dev]\naws_access_key_id = A\naws_secret_access_key = s\n"
                + "mfa_serial = arn:aws:iam::111122223333:mfa/me\n");
        assertEquals(new Account.Certain("111122223333"), entry("dev").account());
        assertEquals(
                Optional.of(new CodeWay("dev", "arn:aws:iam::111122223333:mfa/me", List.of(), -1)),
                entry("dev").code());
    }

    @Test
    void oneTimeCodesAreForTheRoleThatWantsThem() {
        home.config(chain("mfa_serial = arn:aws:iam::111122223333:mfa/me\nduration_seconds = 3600\nexternal_id = x\n"))
                .credentials(KEYS);
        Role middle = new Role(
                "arn:aws:iam::111122223333:role/middle", Optional.of("x"), Optional.empty(), Optional.of(3600));
        Role top =
                new Role("arn:aws:iam::222233334444:role/top", Optional.empty(), Optional.of("me"), Optional.empty());
        assertEquals(
                Optional.of(new CodeWay("base", "arn:aws:iam::111122223333:mfa/me", List.of(middle, top), 0)),
                entry("top").code());
        assertEquals(
                Optional.of(new CodeWay("base", "arn:aws:iam::111122223333:mfa/me", List.of(middle), 0)),
                entry("middle").code());
        assertEquals(Optional.empty(), entry("base").code());
    }

    @Test
    void aRoleMayTakeItsKeysFromItself() {
        home.credentials("[own]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = own\nmfa_serial = m\n"
                + "aws_access_key_id = A\naws_secret_access_key = s\n");
        assertEquals("own", entry("own").code().orElseThrow().base());
    }

    @Test
    void saysWhatIsWrongWithAChain() {
        home.config("""
                [profile lost]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = nobody
                [profile a]
                role_arn = arn:aws:iam::111122223333:role/a
                source_profile = b
                mfa_serial = m
                [profile b]
                role_arn = arn:aws:iam::111122223333:role/b
                source_profile = a
                [profile c]
                role_arn = arn:aws:iam::111122223333:role/c
                source_profile = d
                mfa_serial = m
                [profile d]
                role_arn = arn:aws:iam::111122223333:role/d
                source_profile = e
                mfa_serial = m
                [profile e]
                region = eu-west-1
                """);
        List<String> problems = home.files().content().problems();
        assertTrue(
                problems.contains("The AWS profile 'lost' is left out: its source profile is not there."),
                "" + problems);
        assertTrue(
                problems.contains("The AWS profile 'a' is left out: its source profiles lead in a circle."),
                "" + problems);
        assertTrue(
                problems.contains(
                        "The AWS profile 'c' is left out: it takes two one-time codes, which cannot be asked for"
                                + " at once."),
                "" + problems);
        assertEquals(Set.of("d", "e"), home.files().content().entries().keySet());
    }

    @Test
    void countsTheProfilesThatTheSdkDropsSilently() {
        home.config("[profile my profile]\nregion = eu-west-1\n[profile ok]\nregion = eu-west-1\n"
                        + "[sso-session s]\n[services v]\n[default]\nregion = eu-west-1\n")
                .credentials("[my profile]\naws_access_key_id = A\n[bad name!]\naws_access_key_id = A\n");
        assertEquals(Set.of("ok", "default"), home.files().content().entries().keySet());
        assertEquals(1, home.files().content().problems().size());
        String problem = home.files().content().problems().getFirst();
        assertTrue(problem.startsWith("2 profiles of the AWS configuration are ignored"), problem);
        assertFalse(problem.contains("bad name"), problem);
    }

    @Test
    void aFileThatCannotBeReadIsSaidWithoutItsContent() {
        home.config("this is no configuration SECRET\n");
        AwsFiles.Content content = home.files().content();
        assertEquals(Set.of(), content.entries().keySet());
        assertEquals(
                List.of("The AWS configuration of this machine cannot be read; the log says why."), content.problems());
    }

    @Test
    void readsTheFilesAgainWhenTheyChange() {
        home.config("[profile dev]\nregion = eu-west-1\n");
        AwsFiles files = home.files();
        AwsFiles.Content before = files.content();
        assertSame(before, files.content());
        home.config("[profile dev]\nregion = eu-west-2\n");
        assertEquals(Optional.of("eu-west-2"), files.find("dev").orElseThrow().region());
    }

    @Test
    void theDigestChangesWithWhatDecidesAndOnlyThen() {
        home.config(chain("")).credentials(KEYS);
        String before = entry("top").digest();
        home.config(chain("") + "[profile other]\nregion = eu-west-1\n");
        assertEquals(before, entry("top").digest());
        home.credentials(KEYS.replace("AKIABASE", "AKIAELSE"));
        assertNotEquals(before, entry("top").digest());
    }

    private static final String KEYS = "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n";

    private static String chain(String middle) {
        return "[profile top]\nregion = eu-west-1\nrole_arn = arn:aws:iam::222233334444:role/top\n"
                + "role_session_name = me\nsource_profile = middle\n"
                + "[profile middle]\nrole_arn = arn:aws:iam::111122223333:role/middle\nsource_profile = base\n"
                + middle;
    }

    private AwsEntry entry(String name) {
        return home.files().find(name).orElseThrow();
    }
}
