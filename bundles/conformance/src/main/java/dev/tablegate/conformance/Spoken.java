// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance;

import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Rendering;
import java.util.List;

/** Shows the sentence as it is. */
public interface Spoken extends Rendering<Said> {

    @Override
    default List<Content> render(Said output) {
        return List.of(new Content.Text(output.text()));
    }
}
