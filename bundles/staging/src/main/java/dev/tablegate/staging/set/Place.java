// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import java.util.Map;

/** Where an item is: its table and its complete primary key. */
record Place(String table, Map<String, Value> key) {}
