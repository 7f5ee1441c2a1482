// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Optional;

/**
 * An item as it was found.
 *
 * @param attributes empty if there is none
 */
record Item(Optional<Map<String, Value>> attributes) {}
