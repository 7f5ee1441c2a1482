// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import java.util.Set;

/** What a client is for. It does nothing else, whoever holds it: see {@link Fence}. */
public enum Purpose {
    /** Reads. No statements in PartiQL: one of them may write. */
    READ(3, "ListTables", "DescribeTable", "DescribeTimeToLive", "GetItem", "BatchGetItem", "Query", "Scan"),

    /** Writes transactions, each sent once: whoever asks must know whether an answer is the answer to the first try. */
    WRITE(1, "TransactWriteItems", "ListTables", "DescribeTable"),

    /** Plays with tables of its own in a local DynamoDB. */
    REHEARSE(1, "ListTables", "CreateTable", "BatchWriteItem", "TransactWriteItems", "GetItem", "DeleteTable");

    private final int attempts;
    private final Set<String> operations;

    Purpose(int attempts, String... operations) {
        this.attempts = attempts;
        this.operations = Set.of(operations);
    }

    int attempts() {
        return attempts;
    }

    boolean allows(String operation) {
        return operations.contains(operation);
    }
}
