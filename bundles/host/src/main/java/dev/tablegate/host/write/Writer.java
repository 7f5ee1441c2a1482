// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.write;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Writes to the tables of a profile. Only the commit of reviewed changes may hold this. */
@ProviderType
public interface Writer {

    /** The most writes of one transaction. */
    int MOST = 100;

    /** The most bytes of one transaction, as DynamoDB counts items. */
    long MOST_BYTES = 4L << 20;

    /**
     * Writes everything or nothing.
     *
     * @param call of the commit: its profile is written to, for its connection
     * @param writes 1 to {@link #MOST}, each for another item
     * @param token makes the same call, repeated within ten minutes, a single one: 1 to 36 characters
     * @throws Unanswered if it cannot be told whether it is written: repeat with the same token, or look
     * @throws ToolException if nothing is written, for a reason that is no single item's: no permission, no credentials
     */
    Result transact(Call call, List<ItemWrite> writes, String token);

    /** How a transaction ended. */
    sealed interface Result {

        /**
         * It is written.
         *
         * @param writeUnits what it consumed
         */
        record Written(double writeUnits) implements Result {}

        /** Nothing is written. One reason for each write, in their order. */
        record Refused(List<Reason> reasons) implements Result {}
    }

    /** What stood against one write. */
    sealed interface Reason {

        /** Nothing. */
        record None() implements Reason {}

        /** The item is not as expected; this is what it is. */
        record Changed(Optional<Map<String, Value>> now) implements Reason {}

        /** Another transaction, or too much at once: it may pass when it is repeated with another token. */
        record Busy(String sentence) implements Reason {}

        /** DynamoDB does not take it: too large, or not valid. */
        record Invalid(String sentence) implements Reason {}
    }

    /** No answer came; what was asked for may have happened. */
    final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unanswered(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
