// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Records;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Profiles that people make in the console. */
class EditedProfilesTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final MemoryAudit audit = new MemoryAudit();
    private final ProfileBook book = new ProfileBook();
    private AwsHome home;
    private OwnBook own;
    private LiveProfiles profiles;
    private EditedProfiles edited;

    @BeforeEach
    void start() {
        home = new AwsHome(folder)
                .credentials("[dev]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = s\n"
                        + "endpoint_url = http://127.0.0.1:8000\n[nowhere]\naws_access_key_id = A\n");
        restart();
    }

    private void restart() {
        own = new OwnBook(store);
        KnownProfiles known = home.known(book, own);
        profiles = new LiveProfiles(known, new Targets(known.files()), store, audit, new Silent());
        edited = new EditedProfiles(own, book, known, profiles, profiles, audit);
    }

    @Test
    void aProfileIsMadeChangedAndRemoved() {
        edited.save(based("mine", "dev", "us-east-1"), "ann");
        assertEquals("us-east-1", profiles.find("mine").orElseThrow().region());
        assertEquals(
                Optional.of("http://127.0.0.1:8000"),
                profiles.find("mine").orElseThrow().endpoint().map(Object::toString));
        edited.save(based("mine", "dev", ""), "bob");
        assertEquals("eu-west-1", profiles.find("mine").orElseThrow().region());
        assertTrue(edited.remove("mine", "cem"));
        assertFalse(edited.remove("mine", "cem"));
        assertEquals(Optional.empty(), profiles.find("mine"));
        assertEquals(
                List.of("create-profile ann", "change-profile bob", "remove-profile cem"),
                audit.events().stream()
                        .map(event ->
                                event.action() + " " + event.who().person().orElse(""))
                        .toList());
        assertEquals(Event.Kind.ADMINISTRATION, audit.events().getFirst().kind());
    }

    @Test
    void itOutlivesARestart() {
        var policy = new Profile.Policy(
                true,
                true,
                2,
                new Budget(1, 2, 3, 4, 5),
                Entity.list("User of App: PK=USER#{userId}, SK=\"a, b\"\nOrder of App: SK=ORDER#{id}"));
        var made = new OwnProfile(
                "mine", "Mine", "#123456", true, "dev", "", "", new TableRules(List.of("a*"), List.of("ab")), policy);
        edited.save(made, "ann");
        restart();
        assertEquals(List.of(made), edited.list());
        Profile profile = profiles.find("mine").orElseThrow();
        assertEquals(policy, profile.policy());
        assertTrue(profile.production());
        assertFalse(profile.tables().allows("ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"budget\":\\{[^}]*},\"entities\":\\[]", ",\"entities\":\\[]", ",\"rowsPerExport\":0"})
    void oneFromBeforeThereWasAPolicyForItAllowsAll(String later) {
        var made = based("mine", "dev", "");
        var without = Records.write(made).replaceFirst(later, "");
        assertNotEquals(Records.write(made), without);
        store.write(Change.put("profile", "mine", without, Optional.empty()));
        restart();
        assertEquals(List.of(made), edited.list());
    }

    @Test
    void itStandsInThePlaceOfAnAwsProfile() {
        edited.save(based("dev", "dev", "us-east-1"), "ann");
        assertEquals("us-east-1", profiles.find("dev").orElseThrow().region());
        edited.remove("dev", "ann");
        assertEquals("eu-west-1", profiles.find("dev").orElseThrow().region());
    }

    @Test
    void whatIsRemovedIsNotExposedAnyMore() {
        edited.save(based("dev", "dev", "us-east-1"), "ann");
        profiles.expose("dev", "ann");
        edited.remove("dev", "ann");
        assertFalse(profiles.exposed("dev"));
        assertTrue(profiles.find("dev").isPresent());
    }

    @Test
    void aChangeOfWhereItLeadsCutsItsConnections() {
        edited.save(based("mine", "dev", "us-east-1"), "ann");
        profiles.expose("mine", "ann");
        assertTrue(profiles.target("mine").isPresent());
        edited.save(based("mine", "dev", "us-west-2"), "ann");
        assertEquals(Optional.empty(), profiles.target("mine"));
        edited.save(based("mine", "dev", "us-east-1"), "ann");
        assertTrue(profiles.target("mine").isPresent());
    }

    @Test
    void whatIsWrongIsSaidAndNotKept() {
        assertWrong("not there", based("mine", "nobody", "eu-west-1"));
        assertWrong("region must", based("mine", "nowhere", ""));
        assertWrong("slug must", based("Mine", "dev", ""));
        assertWrong(
                "DynamoDB on this machine",
                new OwnProfile("mine", "", "", false, "", "eu-west-1", "", TableRules.ALL, Profile.Policy.DEFAULT));
        book.put("file", new Settings("taken", "", "eu-west-1", "", "k", "s", "http://127.0.0.1:1").profile());
        assertWrong("configuration file", based("taken", "dev", ""));
        assertEquals(List.of(), edited.list());
        assertEquals(List.of(), audit.events());
    }

    @Test
    void nothingIsKeptThatCannotBeRecorded() {
        audit.fail();
        assertThrows(AuditFailure.class, () -> edited.save(based("mine", "dev", ""), "ann"));
        assertEquals(List.of(), edited.list());
        restart();
        assertEquals(List.of(), edited.list());
    }

    @Test
    void oneThatLostItsAwsProfileIsPointedOut() {
        edited.save(based("mine", "dev", ""), "ann");
        home.credentials("");
        assertEquals(Optional.empty(), profiles.find("mine"));
        assertTrue(profiles.remarks().getFirst().contains("'mine' is left out"), "" + profiles.remarks());
        assertEquals(1, edited.list().size());
    }

    private void assertWrong(String words, OwnProfile profile) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> edited.save(profile, "ann"))
                .getMessage());
        assertTrue(message.contains(words), message);
    }

    private static OwnProfile based(String slug, String aws, String region) {
        return new OwnProfile(slug, "", "", false, aws, region, "", TableRules.ALL, Profile.Policy.DEFAULT);
    }
}
