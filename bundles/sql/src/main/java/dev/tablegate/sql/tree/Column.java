// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute that a statement names, or a part of it.
 *
 * @param of the occurrence of the table that has it
 * @param path its name, and the names of the parts that lead into it
 */
record Column(Occurrence of, List<String> path) {

    Column {
        path = List.copyOf(path);
    }

    /** A part of it. */
    Column inside(List<String> names) {
        return new Column(of, Stream.concat(path.stream(), names.stream()).toList());
    }

    boolean whole() {
        return path.size() == 1;
    }

    String name() {
        return path.getFirst();
    }
}
