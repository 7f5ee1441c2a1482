// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.changing;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;

/** A tool that comes and goes. */
final class ExtraTool implements Tool<NoInput, Said> {

    @Override
    public Said call(NoInput input, Call call) {
        return new Said("I come and go.");
    }
}
