// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.prompt;

import dev.tablegate.api.tool.Call;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Suggests values for an argument of prompts and resource templates. Register it with {@link Completes}. */
@ConsumerType
public interface Completer {

    /** Values that may follow what was typed, best first. */
    List<String> complete(String typed, Call call);
}
