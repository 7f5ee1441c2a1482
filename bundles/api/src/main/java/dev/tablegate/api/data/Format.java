// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

/** How values are written as JSON. */
public enum Format {
    /** Plain JSON; what JSON cannot carry exactly stands in an envelope. */
    JSON,
    /** DynamoDB's own JSON: each value under the name of its type. See {@link DynamoJson}. */
    DYNAMODB
}
