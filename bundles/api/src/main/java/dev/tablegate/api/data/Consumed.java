// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

/**
 * What a read cost.
 *
 * @param readUnits read capacity units, as DynamoDB reports them
 */
public record Consumed(double readUnits) {

    /** Nothing was read. */
    public static final Consumed NONE = new Consumed(0);

    /** The sum of both. */
    public Consumed plus(Consumed other) {
        return new Consumed(readUnits + other.readUnits);
    }
}
