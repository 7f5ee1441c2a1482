// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TableResourcesTest {

    private final TableResources resources = new TableResources(Fixture.tables());
    private final FakeCall call = new FakeCall();

    @Test
    void listsOneResourceForEachTable() {
        assertEquals(
                List.of(
                        "tablegate://tables/OldUsers",
                        "tablegate://tables/Orders",
                        "tablegate://tables/UserNames",
                        "tablegate://tables/Users"),
                resources.list(call).stream().map(Resource::uri).toList());
    }

    @Test
    void readsWhatItLists() {
        for (var resource : resources.list(call)) {
            var content =
                    (ResourceContent.Text) resources.read(resource.uri(), call).orElseThrow();
            assertEquals(resource.uri(), content.uri());
            assertEquals(resource.mediaType(), content.mediaType());
            assertTrue(content.text().startsWith("# " + resource.name() + "\n"), content.text());
        }
    }

    @Test
    void readsNothingElse() {
        assertEquals(Optional.empty(), resources.read("tablegate://tables/Nowhere", call));
        assertEquals(Optional.empty(), resources.read("file:///etc/passwd", call));
    }

    @Test
    void passesOnFailures() {
        call.cancel();
        assertThrows(ToolException.class, () -> resources.read("tablegate://tables/Users", call));
    }

    @Test
    void offersATemplate() {
        assertEquals(
                "tablegate://tables/{table}", resources.templates().getFirst().uriTemplate());
    }
}
