// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Map;

/**
 * Reads one item.
 *
 * @param table its table
 * @param key the complete primary key
 * @param projection the attribute paths wanted; empty for all
 * @param consistent whether the read is strongly consistent
 */
public record GetRequest(String table, Map<String, Value> key, List<String> projection, boolean consistent) {

    public GetRequest {
        key = Map.copyOf(key);
        projection = List.copyOf(projection);
    }
}
