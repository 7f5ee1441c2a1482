// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.host.catalog.Meter.Need;
import java.util.Optional;

/** About what pages cost: first by what DynamoDB says of the table, then by what the pages before cost. */
final class Guess {

    private static final double UNIT = 4096;
    private static final double PAGE = 1 << 20;
    private static final double USUAL_ITEM = 1024;

    private final double share;
    private volatile double perItem;

    Guess(Optional<TableDescription> table, boolean consistent) {
        this.share = share(consistent);
        double size = table.filter(known -> known.itemCount() > 0)
                .map(known -> (double) known.sizeBytes() / known.itemCount())
                .orElse(USUAL_ITEM);
        this.perItem = size / UNIT * share;
    }

    /** What a read unit counts for: an eventually consistent read takes half of one. */
    static double share(boolean consistent) {
        return consistent ? 1 : 0.5;
    }

    /** A page of at most so many items. */
    Need page(int items) {
        return new Need(items, perItem, PAGE / UNIT * share);
    }

    /** A page that came. */
    void learn(Slice slice) {
        if (slice.scanned() > 0 && slice.readUnits() > 0) {
            perItem = slice.readUnits() / slice.scanned();
        }
    }
}
