// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.tck.ToolContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.staging.Fixture.ANN;
import static dev.tablegate.tools.staging.Fixture.KEY;
import static dev.tablegate.tools.staging.Fixture.none;
import static dev.tablegate.tools.staging.Fixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StageDeleteItemTest implements ToolContract {

    private final Fixture fixture = new Fixture();

    @Override
    public Tool<?, ?> tool() {
        return new StageDeleteItem(fixture.staging);
    }

    @Test
    void answersTheOldItem() {
        var proposed = delete(KEY);
        assertEquals(Optional.of("delete"), proposed.kind());
        assertEquals(Optional.of(ANN), proposed.old());
        assertEquals(none(), proposed.item());
    }

    @Test
    void saysThatThereIsNoItem() {
        var proposed = delete(Map.of("userId", text("nobody")));
        assertEquals(none(), proposed.kind());
        assertEquals(none(), proposed.old());
        assertTrue(proposed.note().contains("nothing is staged"), proposed.note());
    }

    private Proposed delete(Map<String, Value> key) {
        var input = new StageDeleteItem.Input("Users", key, none(), none(), none(), none(), none());
        return new StageDeleteItem(fixture.staging).call(input, fixture.call);
    }
}
