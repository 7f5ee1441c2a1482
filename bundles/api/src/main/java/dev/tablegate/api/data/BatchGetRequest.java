// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Map;

/**
 * Reads items by their keys from several tables.
 *
 * @param keys complete primary keys, by table
 * @param projection the attribute paths wanted, by table; a table that is missing here gives whole items
 * @param consistent whether the reads are strongly consistent
 */
public record BatchGetRequest(
        Map<String, List<Map<String, Value>>> keys, Map<String, List<String>> projection, boolean consistent) {

    public BatchGetRequest {
        keys = Map.copyOf(keys);
        projection = Map.copyOf(projection);
    }
}
