// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeStaging;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two tables, and a staging upon them. */
final class Fixture {

    static final Map<String, Value> ANN = user("ann", "Ann", 40);
    static final Map<String, Value> KEY = Map.of("userId", text("ann"));

    final FakeTables tables = new FakeTables()
            .add(TableBuilder.table("Users", "userId"), List.of(ANN))
            .add(TableBuilder.table("Archive", "userId", "year:N").globalIndex("byName", "name", "age:N"), List.of());
    final FakeStaging staging = new FakeStaging(tables);
    final FakeUpdateJobs jobs = new FakeUpdateJobs();
    final FakeCall call = new FakeCall().withScope(Scope.STAGE);

    static Map<String, Value> user(String id, String name, long age) {
        return Map.of("userId", text(id), "name", text(name), "age", number(age));
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    static Value number(long number) {
        return Value.Num.of(number);
    }

    static Value typed(String type, String content) {
        return Value.Document.of(Map.of(type, text(content)));
    }

    static <T> Optional<T> none() {
        return Optional.empty();
    }

    /** The changes of a set as they are stored. */
    List<Change> changes(String set) {
        return staging.changes(call, set, 1, 1000);
    }

    /** That this is refused, with a sentence that has these words in it. */
    static void refuses(Executable call, String... words) {
        var refusal = assertThrows(ToolException.class, call);
        assertEquals(ToolException.Standard.INVALID_INPUT, refusal.code());
        for (var word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage() + " lacks: " + word);
        }
    }
}
