// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.view.View;
import java.util.List;

/** A chart as a model asks for it. */
public record Drawing(
        @Doc("Form") View.Chart.Kind kind,
        @Doc("Column along the axis") String x,

        @Doc("Columns of numbers") @Range(min = 1, max = 8) List<String> y) {

    View.Chart chart() {
        return new View.Chart(kind, x, y);
    }
}
