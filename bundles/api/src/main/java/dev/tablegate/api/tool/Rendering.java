// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link Tool} that writes its own answer for reading, in place of the host's plain text. Implement it beside
 * {@link Tool}, with the same output record.
 */
@ConsumerType
public interface Rendering<O extends Record> {

    /** The blocks shown to the agent, in order. The structured result goes along unchanged. */
    List<Content> render(O output);
}
