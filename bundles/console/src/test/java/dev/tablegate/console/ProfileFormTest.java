// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProfileFormTest {

    private final FakeBrowser browser = new FakeBrowser()
            .sending("slug", "typed")
            .sending("region", "eu-west-1")
            .sending("allow", "a* b*")
            .sending("approvers", "2")
            .sending("exportRows", "900");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User of App",
                "User of App: PK=\"USER",
                "User of App: PK=USER#{id}\nUser of App: PK=PERSON#{id}",
            })
    void whatWasTypedStaysWhateverTheEntitiesAre(String entities) {
        browser.sending("entities", entities);
        assertThrows(IllegalArgumentException.class, () -> ProfileForm.meant(browser.request()));
        var form = ProfileForm.typed(browser.request(), true);
        assertEquals(entities, form.entities());
        assertEquals("a*\nb*", form.allow());
        assertEquals("eu-west-1", form.profile().region());
        assertEquals(2, form.profile().policy().approvers());
        assertEquals(900, form.profile().policy().budget().rowsPerExport());
        assertTrue(form.known());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "1000000000001", "99999999999999", "-1", "many"})
    void whatWasTypedStaysWhateverTheBudgetsAre(String figure) {
        browser.sending("entities", "User of App: PK=USER#{id}").sending("dayUnits", figure);
        var refused = assertThrows(IllegalArgumentException.class, () -> ProfileForm.meant(browser.request()));
        assertTrue(refused.getMessage().startsWith("Nothing was saved."), refused.getMessage());
        var form = ProfileForm.typed(browser.request(), false);
        assertEquals("User of App: PK=USER#{id}", form.entities());
        assertEquals(0, form.profile().policy().budget().unitsPerDay());
    }

    @Test
    void whatIsMeantHasItsEntitiesAndStandsInTheFormAgain() {
        browser.sending("entities", "User of App: PK=USER#{id}\r\nOrder of App:SK=ORDER#{n}");
        var meant = ProfileForm.meant(browser.request());
        assertEquals(
                List.of("User", "Order"),
                meant.policy().entities().stream().map(Entity::name).toList());
        assertEquals(new Budget(0, 0, 0, 0, 900), meant.policy().budget());
        assertEquals(
                "User of App: PK=USER#{id}\nOrder of App: SK=ORDER#{n}",
                ProfileForm.of(meant).entities());
    }
}
