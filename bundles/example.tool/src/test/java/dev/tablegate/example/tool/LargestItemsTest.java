// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.example.tool;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LargestItemsTest implements ToolContract {

    private final FakeTables tables = new FakeTables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new LargestItems(tables);
    }

    @Test
    void findsTheLargestItems() {
        fill(2_500);
        var output = largest(2);
        int names = "id".length() + "text".length();
        int number = 3;
        assertEquals(names + number + 100, output.items().getFirst().bytes());
        assertEquals(2, output.items().size());
        assertEquals(
                Map.of("id", Value.Num.of(2_499)), output.items().getFirst().key());
        assertEquals(2_500, output.scannedCount());
    }

    @Test
    void tellsHowFarItIs() {
        fill(2_500);
        largest(1);
        assertFalse(call.progressed().isEmpty());
        assertEquals(2_500, call.progressed().getLast().done());
    }

    @Test
    void refusesLargeTables() {
        fill(100_001);
        var refusal = assertThrows(ToolException.class, () -> largest(1));
        assertEquals(LargestItems.Problem.TABLE_TOO_LARGE, refusal.code());
    }

    @Test
    void stopsWhenCancelled() {
        fill(10);
        call.cancel();
        assertThrows(ToolException.class, () -> largest(1));
    }

    private LargestItems.Output largest(int top) {
        return new LargestItems(tables).call(new LargestItems.Input("T", Optional.of(top)), call);
    }

    /** Small items; only the last hundred grow. */
    private void fill(int count) {
        var items = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < count; i++) {
            int length = Math.max(1, i + 101 - count);
            items.add(Map.of("id", Value.Num.of(i), "text", new Value.Text("x".repeat(length))));
        }
        tables.add(TableBuilder.table("T", "id:N"), items);
    }
}
