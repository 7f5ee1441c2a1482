// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LiveProfilesTest {

    private static final String DEV = "[dev]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = s\n";
    private static final String SWAPPED = DEV.replace("= A", "= B");

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore();
    private final MemoryAudit audit = new MemoryAudit();
    private final Silent events = new Silent();
    private final ProfileBook book = new ProfileBook();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Optional<String>> account = new AtomicReference<>(Optional.of("111122223333"));
    private AwsHome home;
    private LiveProfiles profiles;

    @BeforeEach
    void start() {
        home = new AwsHome(folder).credentials(DEV);
        profiles = restarted();
    }

    private LiveProfiles restarted() {
        KnownProfiles known = home.known(book, new OwnBook(store));
        Targets targets = new Targets(known.files(), profile -> {
            asked.incrementAndGet();
            return account.get();
        });
        return new LiveProfiles(known, targets, store, audit, events);
    }

    @Test
    void nothingIsExposedUntilAPersonSaysSo() {
        assertFalse(profiles.exposed("dev"));
        assertEquals(Optional.empty(), profiles.target("dev"));
        profiles.expose("dev", "ann");
        assertTrue(profiles.exposed("dev"));
        assertEquals(Optional.of("111122223333 eu-west-1 aws"), profiles.target("dev"));
        assertTrue(events.topics().contains(Profiles.CHANGED));
        Event event = audit.events().getFirst();
        assertEquals("expose", event.action());
        assertEquals(Optional.of("ann"), event.who().person());
        assertEquals(Optional.of("dev"), event.who().profile());
    }

    @Test
    void anExposureOutlivesARestart() {
        profiles.expose("dev", "ann");
        LiveProfiles after = restarted();
        assertTrue(after.exposed("dev"));
        assertEquals(Optional.of("111122223333 eu-west-1 aws"), after.target("dev"));
        assertTrue(after.unexpose("dev", "ann"));
        assertFalse(after.unexpose("dev", "ann"));
        assertFalse(restarted().exposed("dev"));
    }

    @Test
    void awsIsNotAskedForEachCall() {
        profiles.expose("dev", "ann");
        for (int i = 0; i < 100; i++) {
            profiles.target("dev");
        }
        assertEquals(1, asked.get());
    }

    @Test
    void newKeysOfTheSameAccountGoOn() {
        profiles.expose("dev", "ann");
        String revision = profiles.revision("dev");
        home.credentials(SWAPPED);
        assertEquals(Optional.of("111122223333 eu-west-1 aws"), profiles.target("dev"));
        assertNotEquals(revision, profiles.revision("dev"));
        assertEquals(2, asked.get());
    }

    @Test
    void anotherAccountIsBlockedUntilAPersonExposesItAgain() {
        profiles.expose("dev", "ann");
        account.set(Optional.of("999988887777"));
        home.credentials(SWAPPED);
        assertEquals(Optional.empty(), profiles.target("dev"));
        assertEquals(Optional.empty(), profiles.target("dev"));
        assertTrue(profiles.exposed("dev"));
        assertTrue(profiles.remarks().getFirst().contains("leads elsewhere"), "" + profiles.remarks());
        assertEquals("target-moved", audit.events().getLast().action());
        assertEquals(Optional.empty(), restarted().target("dev"));
        profiles.expose("dev", "ann");
        assertEquals(Optional.of("999988887777 eu-west-1 aws"), profiles.target("dev"));
        assertEquals(List.of(), profiles.remarks());
    }

    @Test
    void backAtTheFirstAccountAllIsWell() {
        profiles.expose("dev", "ann");
        account.set(Optional.of("999988887777"));
        home.credentials(SWAPPED);
        assertEquals(Optional.empty(), profiles.target("dev"));
        account.set(Optional.of("111122223333"));
        home.credentials(DEV);
        assertEquals(Optional.of("111122223333 eu-west-1 aws"), profiles.target("dev"));
    }

    @Test
    void anotherRegionOrEndpointIsAnotherPlace() {
        profiles.expose("dev", "ann");
        home.credentials(DEV.replace("eu-west-1", "us-east-1"));
        assertEquals(Optional.empty(), profiles.target("dev"));
        home.credentials(DEV + "endpoint_url = https://dynamo.example.com\n");
        assertEquals(Optional.empty(), profiles.target("dev"));
    }

    @Test
    void anAccountThatCannotBeToldIsBlockedAndTriedAgainLater() {
        profiles.expose("dev", "ann");
        account.set(Optional.empty());
        home.credentials(SWAPPED);
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), profiles.target("dev"));
        }
        assertEquals(2, asked.get());
    }

    @Test
    void aProfileThatIsGoneLeadsNowhere() {
        profiles.expose("dev", "ann");
        home.credentials("");
        assertEquals(Optional.empty(), profiles.find("dev"));
        assertEquals(Optional.empty(), profiles.target("dev"));
        home.credentials(DEV);
        assertEquals(Optional.of("111122223333 eu-west-1 aws"), profiles.target("dev"));
    }

    @Test
    void saysWhyAProfileCannotBeExposed() {
        assertThrows(IllegalArgumentException.class, () -> profiles.expose("nobody", "ann"));
        account.set(Optional.empty());
        var refused = assertThrows(IllegalArgumentException.class, () -> profiles.expose("dev", "ann"));
        assertTrue(String.valueOf(refused.getMessage()).contains("cannot be told"), refused.getMessage());
        assertFalse(profiles.exposed("dev"));
    }

    @Test
    void withoutARecordNothingIsExposedButItCanBeEnded() {
        profiles.expose("dev", "ann");
        audit.fail();
        assertThrows(AuditFailure.class, () -> profiles.expose("dev", "ann"));
        assertThrows(AuditFailure.class, () -> profiles.unexpose("dev", "ann"));
        assertFalse(profiles.exposed("dev"));
        assertFalse(restarted().exposed("dev"));
    }

    @Test
    void onAFullDiskNothingIsExposedButItCanBeEnded() {
        profiles.expose("dev", "ann");
        store.fill();
        assertThrows(StoreFailure.class, () -> profiles.unexpose("dev", "ann"));
        assertFalse(profiles.exposed("dev"));
        assertThrows(StoreFailure.class, () -> profiles.expose("dev", "ann"));
        assertFalse(profiles.exposed("dev"));
    }

    @Test
    void pointsOutProfilesThatShareALocalPort() {
        book.put("one", local("one", "http://127.0.0.1:8000"));
        book.put("two", local("two", "http://localhost:8000"));
        book.put("three", local("three", "http://127.0.0.1:8001"));
        assertEquals(
                List.of("The profiles one and two lead to one local port, so they may show the same tables."),
                profiles.remarks());
    }

    @Test
    void aConfiguredProfileComesBeforeOneOfTheFiles() {
        book.put("one", local("dev", "http://127.0.0.1:8000"));
        assertEquals("us-east-1", profiles.find("dev").orElseThrow().region());
        assertEquals(1, profiles.list().size());
        book.remove("one");
        assertEquals("eu-west-1", profiles.find("dev").orElseThrow().region());
    }

    @Test
    void anAwsProfileWithALocalEndpointIsALocalOne() {
        home.credentials(DEV + "endpoint_url = http://127.0.0.1:8000\n");
        profiles.expose("dev", "ann");
        assertEquals(Optional.of("local:A eu-west-1 http://127.0.0.1:8000"), profiles.target("dev"));
        assertEquals(0, asked.get());
    }

    @Test
    void aConfiguredProfileHasTheEndpointOfItsAwsProfile() {
        home.credentials(DEV + "endpoint_url = http://127.0.0.1:8000\n");
        book.put("one", new Settings("mine", "", "eu-west-1", "dev", "", "", "").profile());
        profiles.expose("mine", "ann");
        assertEquals(Optional.of("local:A eu-west-1 http://127.0.0.1:8000"), profiles.target("mine"));
    }

    @Test
    void keysOfAnotherAccountThanTheOneWrittenDownAreRefused() {
        home.credentials(DEV + "aws_account_id = 222233334444\n");
        var refused = assertThrows(IllegalArgumentException.class, () -> profiles.expose("dev", "ann"));
        assertTrue(String.valueOf(refused.getMessage()).contains("aws_account_id"), refused.getMessage());
        account.set(Optional.empty());
        profiles.expose("dev", "ann");
        assertEquals(Optional.of("222233334444 eu-west-1 aws"), profiles.target("dev"));
    }

    @Test
    void twoNamesWithOneSlugArePointedOut() {
        home.credentials(DEV + DEV.replace("[dev]", "[DEV]") + "[blank]\naws_access_key_id = A\n");
        assertEquals(1, profiles.list().size());
        assertEquals(
                List.of(
                        "The AWS profile 'blank' is left out: it names no region.",
                        "The AWS profile 'dev' is left out: another one has the same slug, dev."),
                profiles.remarks());
    }

    private static dev.tablegate.host.profile.Profile local(String slug, String endpoint) {
        return new Settings(slug, "", "us-east-1", "", "k", "s", endpoint).profile();
    }
}
