// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.changing;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.tool.Call;
import dev.tablegate.conformance.NoInput;
import java.util.List;

/** A prompt that comes and goes. */
final class ExtraPrompt implements Prompt<NoInput> {

    @Override
    public List<Message> messages(NoInput input, Call call) {
        return List.of(Message.user("I come and go."));
    }
}
