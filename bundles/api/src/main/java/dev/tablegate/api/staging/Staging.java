// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Proposes changes to the tables of the call's own profile. Nothing is written: a person reviews and commits. A
 * connection sees and touches its own sets only; those of others are answered like ones that never were.
 *
 * <p>Writes gather in the connection's open set until a review is asked for. Each is evaluated at once against the item
 * as it would be by then: as DynamoDB has it, read consistently, with what the set holds already.
 */
@ProviderType
@Power(Scope.STAGE)
public interface Staging {

    /** The most changes of one set. */
    int MOST_CHANGES = 5_000;

    /**
     * Stages one write. A write that changes nothing leaves no change.
     *
     * @param reason why, for the person who reviews; may be empty
     * @throws ToolException if the item is not valid for the table, the condition does not hold, the expression is
     *     wrong, or a quota is used up
     */
    Staged stage(Call call, Write write, String reason);

    /**
     * Stages many writes, over any number of tables: all of them or, if one is refused, none. No checks.
     *
     * @throws ToolException as above; the message names the write by its position
     */
    List<Staged> stageAll(Call call, List<Write> writes, String reason);

    /**
     * Stages a transaction: a set of its own that is committed as a whole or not at all.
     *
     * @param writes 1 to 100, each for another item
     * @throws ToolException as above
     */
    List<Staged> transaction(Call call, List<Write> writes, String reason);

    /** The connection's sets, newest first; at most 100. */
    List<ChangeSet> list(Call call);

    /**
     * One set.
     *
     * @throws ToolException if the connection has none of that id
     */
    ChangeSet find(Call call, String set);

    /**
     * Changes of a set, by number.
     *
     * @param from the first number wanted
     * @param limit how many, 1 to 1,000
     */
    List<Change> changes(Call call, String set, int from, int limit);

    /**
     * Gives up a set, or one change of it.
     *
     * @throws ToolException if it is not pending any more, or one change of a transaction is meant
     */
    ChangeSet discard(Call call, String set, OptionalInt change);

    /**
     * Asks people to review a set. Where the profile's policy wants no person, it is committed at once.
     *
     * @param set empty for the open one
     * @param summary what it is for
     * @throws ToolException if there is nothing to review
     */
    ChangeSet submit(Call call, Optional<String> set, String summary);

    /**
     * What a write left.
     *
     * @param set the set it is in
     * @param change the change, as it stands now; empty if the write, or all writes of the item together, change nothing
     * @param base the item as it was before the write
     * @param result the item as it would be after it
     */
    record Staged(
            ChangeSet set,
            Optional<Change> change,
            Optional<Map<String, Value>> base,
            Optional<Map<String, Value>> result) {}
}
