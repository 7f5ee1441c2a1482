// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.ListedTool;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which connections see that tools changed. */
final class Differences {

    private Differences() {}

    /** The least scope that sees a difference; empty if clients see none. */
    static Optional<Scope> leastScope(List<ListedTool> before, List<ListedTool> after) {
        var old = new HashSet<>(before.stream().map(Differences::asClientsSee).toList());
        var now = new HashSet<>(after.stream().map(Differences::asClientsSee).toList());
        return Stream.concat(
                        old.stream().filter(tool -> !now.contains(tool)),
                        now.stream().filter(tool -> !old.contains(tool)))
                .map(ListedTool::scope)
                .min(Comparator.naturalOrder());
    }

    /** Clients do not see which bundle a tool comes from. */
    private static ListedTool asClientsSee(ListedTool tool) {
        return new ListedTool(
                tool.name(),
                tool.title(),
                tool.description(),
                tool.scope(),
                tool.effect(),
                tool.openWorld(),
                tool.inputSchema(),
                tool.outputSchema(),
                "");
    }
}
