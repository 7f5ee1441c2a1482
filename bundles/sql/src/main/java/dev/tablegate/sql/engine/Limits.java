// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

/**
 * What one statement may use.
 *
 * @param megabytes memory of the engine
 * @param items items that are read
 * @param bytes their size, as DynamoDB counts it
 */
public record Limits(int megabytes, long items, long bytes) {}
