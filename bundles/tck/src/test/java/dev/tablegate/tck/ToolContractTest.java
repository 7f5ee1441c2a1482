// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ToolContractTest implements ToolContract {

    @ToolInfo(
            name = "greet",
            title = "Greet",
            description = "Says hello.",
            scope = Scope.READ,
            effect = Effect.NONE,
            openWorld = false,
            timeoutSeconds = 5)
    public static final class Greet implements Tool<Greet.Input, Greet.Output> {

        public record Input(
                @Doc("Who is greeted") String name,
                @Doc("Nested") Optional<List<Input>> others,
                @Doc("Anything") Map<String, Value> more) {}

        public record Output(String text) {}

        @Override
        public Output call(Input input, Call call) {
            return new Output("Hello " + input.name());
        }
    }

    record Bad(
            String silent,
            @Doc("Day") Optional<LocalDate> day,
            @Doc("Map") Map<Integer, String> map) {}

    @Override
    public Tool<?, ?> tool() {
        return new Greet();
    }

    @Test
    void readsWhatTheClassFileDeclares() throws IOException {
        assertEquals(
                Map.of(
                        "name", "greet",
                        "title", "Greet",
                        "description", "Says hello.",
                        "scope", "READ",
                        "effect", "NONE",
                        "openWorld", "0",
                        "timeoutSeconds", "5"),
                Declared.with(ToolInfo.class, Greet.class));
        assertEquals(Map.of(), Declared.with(ToolInfo.class, ToolContractTest.class));
    }

    @Test
    void findsWhatIsNotDescribedOrUnknown() {
        var walk = TypeWalk.of(Bad.class);
        assertEquals(List.of("silent"), walk.undescribed());
        assertEquals(List.of("day: java.time.LocalDate", "map: a map whose keys are no strings"), walk.unknown());
    }
}
