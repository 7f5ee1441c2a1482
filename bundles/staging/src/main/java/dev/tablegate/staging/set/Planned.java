// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.host.write.ItemWrite;
import java.util.Map;
import java.util.Optional;

/**
 * A change as it would be written.
 *
 * @param number its number in the set
 * @param write what would be sent, down to its values, without what people rejected
 * @param base the item as it was when it was staged; empty if there was none
 * @param result the item as it would be, without what people rejected; empty if it would be gone
 */
public record Planned(
        int number, ItemWrite write, Optional<Map<String, Value>> base, Optional<Map<String, Value>> result) {

    /**
     * A change that waits to be written, without its images.
     *
     * @param bytes the larger of the item before and after, as DynamoDB counts it
     */
    public record Sketch(int number, long bytes) {}
}
