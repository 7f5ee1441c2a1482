// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

/** What is asked of DynamoDB, by the name of the IAM permission that it needs. */
public enum Action {
    LIST_TABLES("ListTables"),
    DESCRIBE_TABLE("DescribeTable"),
    DESCRIBE_TIME_TO_LIVE("DescribeTimeToLive"),
    GET_ITEM("GetItem"),
    BATCH_GET_ITEM("BatchGetItem"),
    QUERY("Query"),
    SCAN("Scan"),
    TRANSACT_WRITE_ITEMS("PutItem, UpdateItem, DeleteItem or ConditionCheckItem");

    private final String operation;

    Action(String operation) {
        this.operation = operation;
    }

    /** As it stands in a policy: {@code dynamodb:GetItem}. */
    public String permission() {
        return "dynamodb:" + operation;
    }
}
