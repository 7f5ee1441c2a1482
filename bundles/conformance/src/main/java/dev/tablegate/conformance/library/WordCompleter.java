// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.library;

import dev.tablegate.api.prompt.Completer;
import dev.tablegate.api.prompt.Completes;
import dev.tablegate.api.tool.Call;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** Completes the first word. */
@Component
@Completes(argument = "arg1")
public final class WordCompleter implements Completer {

    @Override
    public List<String> complete(String typed, Call call) {
        return Stream.of("paris", "park", "party")
                .filter(word -> word.startsWith(typed))
                .toList();
    }
}
