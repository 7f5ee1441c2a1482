// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Optional;

/** Tells what becomes of items. */
interface Aim {

    /** What becomes of the item of that key, as it is now. */
    Effect on(Map<String, Value> key, Optional<Map<String, Value>> now);
}
