// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.fake;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Tool;
import java.util.Optional;
import java.util.function.BiFunction;

/** A tool that does what the test wants. */
public final class Echo implements Tool<Echo.Input, Echo.Output> {

    private final BiFunction<Input, Call, String> body;

    public record Input(
            @Doc("What to say") String text,
            @Doc("How often") @Range(min = 1, max = 3) Optional<Integer> times) {}

    public record Output(String text) {}

    public Echo(BiFunction<Input, Call, String> body) {
        this.body = body;
    }

    public Echo(String answer) {
        this((input, call) -> answer);
    }

    @Override
    public Output call(Input input, Call call) {
        return new Output(body.apply(input, call));
    }

    /** Throws anything past the compiler. */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable, R> R sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
