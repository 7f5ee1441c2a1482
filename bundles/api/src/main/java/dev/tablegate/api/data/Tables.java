// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tables of the call's own profile, read only: a tool that takes this service cannot write. Every method reads the
 * profile out of the call, honours its deadline and cancellation, and fails with a {@link ToolException} whose sentence
 * says what to do next.
 */
@ProviderType
@Power(Scope.READ)
public interface Tables {

    /** The names of the tables, in alphabetical order. */
    List<String> names(Call call);

    /** What DynamoDB says of a table: keys, indexes, sizes, billing, time to live, streams. */
    TableDescription describe(Call call, String table);

    /** One item by its complete primary key; the item is empty if there is none. */
    GetResult get(Call call, GetRequest request);

    /**
     * Items by their complete primary keys, from any number of tables. Split into the batches that DynamoDB accepts;
     * what DynamoDB leaves unprocessed is asked for again with back-off until the deadline nears.
     */
    BatchGetResult batchGet(Call call, BatchGetRequest request);

    /**
     * Reads items with one partition key, page by page, until a bound of the request is reached. Going on with the
     * cursor of the result neither loses nor repeats an item.
     */
    Page query(Call call, QueryRequest request);

    /** Reads a whole table or index, page by page, until a bound is reached. See {@link #query}. */
    Page scan(Call call, ScanRequest request);

    /** What one read returned. */
    record GetResult(Optional<Map<String, Value>> item, Consumed consumed) {}

    /**
     * What a batch read returned.
     *
     * @param items the items found, by table, in no particular order
     * @param unprocessed keys that DynamoDB did not get to, by table
     */
    record BatchGetResult(
            Map<String, List<Map<String, Value>>> items,
            Map<String, List<Map<String, Value>>> unprocessed,
            Consumed consumed) {}
}
