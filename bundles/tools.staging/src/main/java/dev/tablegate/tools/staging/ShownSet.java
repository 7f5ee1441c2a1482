// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.ChangeSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A set of changes.
 *
 * @param atomic whether it is a transaction
 * @param review the page where people review it
 */
public record ShownSet(
        String set,
        ChangeSet.Status status,
        boolean atomic,
        int changes,
        Optional<String> summary,
        Optional<List<ChangeSet.Comment>> comments,
        Instant created,
        Instant updated,
        Instant expires,
        String review) {

    static ShownSet of(ChangeSet set) {
        return new ShownSet(
                set.id(),
                set.status(),
                set.atomic(),
                set.changes(),
                Optional.of(set.summary()).filter(summary -> !summary.isEmpty()),
                Optional.of(set.comments()).filter(comments -> !comments.isEmpty()),
                set.created(),
                set.updated(),
                set.expires(),
                set.review().toString());
    }
}
