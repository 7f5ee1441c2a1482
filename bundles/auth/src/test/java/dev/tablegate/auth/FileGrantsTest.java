// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grants.Minted;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FileGrantsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path data;

    private final MovableClock clock = new MovableClock();

    private FileGrants grants() {
        return new FileGrants(data, new OneProfile(), clock);
    }

    @Test
    void mintsATokenThatStandsForItsGrant() {
        FileGrants grants = grants();
        Minted minted = grants.mint("demo", Scope.STAGE, HOUR, "laptop");
        assertTrue(minted.token().matches("tg_[A-Za-z0-9_-]{43}"), minted.token());
        assertEquals(Optional.of(minted.grant()), grants.authenticate(minted.token()));
        assertEquals(Scope.STAGE, minted.grant().scope());
        assertEquals(clock.instant().plus(HOUR), minted.grant().expires());
        assertTrue(grants.inForce(minted.grant().connection()));
    }

    @Test
    void mintsNoTwoTokensOrConnectionsAlike() {
        FileGrants grants = grants();
        Minted one = grants.mint("demo", Scope.READ, HOUR, "");
        Minted other = grants.mint("demo", Scope.READ, HOUR, "");
        assertNotEquals(one.token(), other.token());
        assertNotEquals(one.grant().connection(), other.grant().connection());
    }

    @Test
    void refusesAProfileThatIsNotThereAndATimeThatIsNone() {
        FileGrants grants = grants();
        assertThrows(IllegalArgumentException.class, () -> grants.mint("prod", Scope.READ, HOUR, ""));
        assertThrows(IllegalArgumentException.class, () -> grants.mint("demo", Scope.READ, Duration.ZERO, ""));
        assertTrue(grants.list().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tg_", "x", "tg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void knowsNoTokenThatItDidNotMint(String token) {
        FileGrants grants = grants();
        grants.mint("demo", Scope.READ, HOUR, "");
        assertTrue(grants.authenticate(token).isEmpty());
    }

    @Test
    void endsAGrantWhenItsTimeIsOver() {
        FileGrants grants = grants();
        Minted minted = grants.mint("demo", Scope.READ, HOUR, "");
        clock.advance(HOUR);
        assertTrue(grants.authenticate(minted.token()).isEmpty());
        assertFalse(grants.inForce(minted.grant().connection()));
        assertTrue(grants.list().isEmpty());
    }

    @Test
    void endsAGrantAtOnceWhenItIsRevoked() {
        FileGrants grants = grants();
        Minted minted = grants.mint("demo", Scope.READ, HOUR, "");
        Minted other = grants.mint("demo", Scope.READ, HOUR, "");
        assertTrue(grants.revoke(minted.grant().connection()));
        assertFalse(grants.revoke(minted.grant().connection()));
        assertTrue(grants.authenticate(minted.token()).isEmpty());
        assertTrue(grants().authenticate(minted.token()).isEmpty());
        assertEquals(List.of(other.grant()), grants.list());
    }

    @Test
    void endsAGrantInMemoryEvenIfTheDiskRefuses() throws IOException {
        FileGrants grants = grants();
        Minted minted = grants.mint("demo", Scope.READ, HOUR, "");
        blockWriting();
        assertThrows(
                java.io.UncheckedIOException.class,
                () -> grants.revoke(minted.grant().connection()));
        assertTrue(grants.authenticate(minted.token()).isEmpty());
    }

    @Test
    void grantsNothingThatItCannotKeep() throws IOException {
        FileGrants grants = grants();
        blockWriting();
        assertThrows(java.io.UncheckedIOException.class, () -> grants.mint("demo", Scope.READ, HOUR, ""));
        assertTrue(grants.list().isEmpty());
    }

    /** A folder that is not empty stands where the new file would be written. */
    private void blockWriting() throws IOException {
        Files.createDirectories(data.resolve(".grants.json.new/full"));
    }

    @Test
    void keepsGrantsThroughARestartOldestFirst() {
        FileGrants before = grants();
        Minted one = before.mint("demo", Scope.READ, HOUR, "é \"quoted\"");
        Minted two = before.mint("demo", Scope.FULL, HOUR, "");
        FileGrants after = grants();
        assertEquals(List.of(one.grant(), two.grant()), after.list());
        assertEquals(Optional.of(one.grant()), after.authenticate(one.token()));
    }

    @Test
    void keepsNoTokenOnDiskAndTheFileForItsOwner() throws IOException {
        Minted minted = grants().mint("demo", Scope.READ, HOUR, "");
        Path file = data.resolve("grants.json");
        assertFalse(Files.readString(file).contains(minted.token().substring(3)));
        assertFalse(minted.toString().contains(minted.token()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"format\":1}",
                "{\"format\":2,\"grants\":[]}",
                "{\"format\":1,\"grants\":[{\"tokenHash\":\"a\"}]}",
                "{\"format\":1,\"grants\":[{\"tokenHash\":\"a\",\"connection\":\"c\",\"label\":\"\",\"profile\":\"demo\","
                        + "\"scope\":\"ROOT\",\"expires\":\"2030-01-01T00:00:00Z\"}]}",
                "{\"format\":1,\"grants\":[{\"tokenHash\":\"a\",\"connection\":\"c\",\"label\":\"\",\"profile\":\"demo\","
                        + "\"scope\":\"READ\",\"expires\":\"soon\"}]}"
            })
    void letsNobodyInWhenTheFileIsDamaged(String content) throws IOException {
        Files.writeString(data.resolve("grants.json"), content);
        var failure = assertThrows(IllegalStateException.class, this::grants);
        assertTrue(String.valueOf(failure.getMessage()).contains("grants.json"));
    }

    private record OneProfile() implements Profiles {

        private static final Profile DEMO =
                new Profile("demo", "Demo", "us-east-1", new Profile.Credentials.Static("a", "b"), Optional.empty());

        @Override
        public Optional<Profile> find(String slug) {
            return slug.equals("demo") ? Optional.of(DEMO) : Optional.empty();
        }

        @Override
        public List<Profile> list() {
            return List.of(DEMO);
        }
    }
}
