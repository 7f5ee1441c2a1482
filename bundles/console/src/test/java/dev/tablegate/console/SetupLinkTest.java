// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SetupLinkTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final People people = new People(new MemoryStore(), new MemoryAudit());

    private SetupLink link(boolean again) {
        return new SetupLink(folder.resolve("run/setup-link"), again, people);
    }

    private String token() throws IOException {
        String path = Files.readString(folder.resolve("run/setup-link")).strip();
        return path.substring(path.indexOf('=') + 1);
    }

    @Test
    void itMakesTheFirstOperatorAndIsUsedUp() throws IOException {
        SetupLink link = link(false);
        String token = token();
        assertTrue(link.use("guess", "ada", PASSWORD).isEmpty());
        assertTrue(link.use(token, "ada", PASSWORD).orElseThrow().operator());
        assertFalse(Files.exists(folder.resolve("run/setup-link")));
        assertFalse(link.opens(token));
        assertTrue(link.use(token, "eve", PASSWORD).isEmpty());
    }

    @Test
    void aNameOrPasswordThatIsWrongLeavesIt() throws IOException {
        SetupLink link = link(false);
        String token = token();
        assertThrows(IllegalArgumentException.class, () -> link.use(token, "ada", "short"));
        assertThrows(IllegalArgumentException.class, () -> link.use(token, "<ada>", PASSWORD));
        assertTrue(link.opens(token));
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        link(false);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run/setup-link"))));
    }

    @Test
    void eachStartMakesAnother() throws IOException {
        link(false);
        String before = token();
        assertFalse(link(false).opens(before));
        assertNotEquals(before, token());
    }

    @Test
    void thereIsNoneOnceSomebodyCanSignInUnlessAskedFor() throws IOException {
        people.save(new Account("ada", Role.OPERATOR, PASSWORD), "test", List.of());
        assertFalse(link(false).opens(""));
        assertFalse(Files.exists(folder.resolve("run/setup-link")));
        assertTrue(link(true).use(token(), "ada", "a password that is new").isPresent());
        assertTrue(people.check("ada", "a password that is new").isPresent());
    }
}
