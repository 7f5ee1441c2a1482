// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.write;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Runs writes against a throw-away copy in a local DynamoDB. */
@ProviderType
public interface Rehearsals {

    /** Why it cannot be done here, and what to do about it; empty if it can. */
    Optional<String> missing();

    /**
     * Makes the tables anew, puts the items there, runs the transactions one after the other, and reads the written
     * items back. Nothing of it is left afterwards.
     *
     * @param tables those that are written to
     * @param items what is there before, by table
     * @param transactions what is written
     */
    Rehearsed run(
            List<TableDescription> tables,
            Map<String, List<Map<String, Value>>> items,
            List<List<ItemWrite>> transactions);

    /**
     * What came of it.
     *
     * @param results how each transaction ended
     * @param after each written item as it is afterwards, in the order of the writes
     */
    record Rehearsed(List<Writer.Result> results, List<Optional<Map<String, Value>>> after) {}
}
