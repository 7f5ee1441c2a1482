// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Column;
import java.util.List;

/**
 * What stands at the end of a snapshot's file.
 *
 * @param source what it is the result of
 * @param columns the columns
 * @param rows how many rows there are
 * @param blocks where they are, in their order
 */
record Footer(String source, List<Column> columns, long rows, List<Block> blocks) {

    /**
     * Some rows, next to each other.
     *
     * @param at the first byte of them in the file
     * @param bytes how many bytes they take there
     * @param first the number of the first row, from 0
     */
    record Block(long at, int bytes, long first) {}

    /** The place of the block in which the row is. */
    int holding(long row) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
