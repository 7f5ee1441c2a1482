// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table as DynamoDB describes it. Item count and size are DynamoDB's own figures, refreshed about every six hours.
 *
 * @param name the table
 * @param status DynamoDB's word: {@code ACTIVE}, {@code CREATING}, ...
 * @param partitionKey the attributes of the partition key
 * @param sortKey the attributes of the sort key, if any
 * @param indexes global and local secondary indexes
 * @param itemCount approximate number of items
 * @param sizeBytes approximate size
 * @param billing {@code PAY_PER_REQUEST} or {@code PROVISIONED}
 * @param readCapacity provisioned read units, if provisioned
 * @param writeCapacity provisioned write units, if provisioned
 * @param timeToLive the attribute that expires items, if switched on
 * @param stream what the table's stream carries, if switched on
 * @param deletionProtection whether the table is protected from deletion
 * @param created when it was created
 */
public record TableDescription(
        String name,
        String status,
        List<KeyAttribute> partitionKey,
        List<KeyAttribute> sortKey,
        List<Index> indexes,
        long itemCount,
        long sizeBytes,
        String billing,
        Optional<Long> readCapacity,
        Optional<Long> writeCapacity,
        Optional<String> timeToLive,
        Optional<String> stream,
        boolean deletionProtection,
        Optional<Instant> created) {

    /**
     * An attribute of a key.
     *
     * @param name the attribute
     * @param type S, N or B
     */
    public record KeyAttribute(String name, String type) {}

    /**
     * A secondary index.
     *
     * @param name the index
     * @param global whether it is a global one, with a partition key of its own
     * @param partitionKey the attributes of its partition key
     * @param sortKey the attributes of its sort key, if any
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param included the attributes that {@code INCLUDE} includes
     * @param status DynamoDB's word, for global ones
     * @param itemCount approximate number of items
     */
    public record Index(
            String name,
            boolean global,
            List<KeyAttribute> partitionKey,
            List<KeyAttribute> sortKey,
            String projection,
            List<String> included,
            String status,
            long itemCount) {}
}
