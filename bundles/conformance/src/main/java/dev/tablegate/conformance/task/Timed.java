// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.task;

import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Rendering;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps the tasks of one tool. */
interface Timed<I extends Record> extends Ongoing<I, Timed.Begun>, Rendering<Timed.Begun> {

    /**
     * What is said, and the task that it began.
     *
     * @param task empty once it has ended
     */
    record Begun(String text, Optional<String> task) {}

    /** Where the tasks are kept. */
    Clockwork<Begun> clockwork();

    /** Begins one that will have ended so after some seconds. */
    default Begun begin(Call call, int seconds, Task.State<Begun> after) {
        String id = clockwork().begin(call, Duration.ofSeconds(seconds), after);
        return new Begun("It goes on for " + seconds + " seconds.", Optional.of(id));
    }

    @Override
    default Optional<String> task(I input, Begun output) {
        return output.task();
    }

    @Override
    default Optional<Task<Begun>> find(Call call, String id) {
        return clockwork().find(call, id);
    }

    @Override
    default void cancel(Call call, String id) {
        clockwork().cancel(id);
    }

    @Override
    default List<Content> render(Begun output) {
        return List.of(new Content.Text(output.text()));
    }
}
