// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import java.util.Map;

/**
 * An attribute that a sample shows.
 *
 * @param name its path: {@code address.city} is an entry of the map {@code address}
 * @param types its DynamoDB types, each with the percentage of sampled items that have it so
 * @param example a value, shortened
 */
public record Attribute(String name, Map<String, Integer> types, String example) {}
