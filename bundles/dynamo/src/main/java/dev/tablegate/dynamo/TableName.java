// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.tool.ToolException;

/** What may be the name of a table. An ARN may not, though DynamoDB takes one: it can lead to another account. */
final class TableName {

    private static final int LONGEST = 255;

    private TableName() {}

    static String check(String name) {
        if (name.isEmpty() || name.length() > LONGEST || !name.chars().allMatch(TableName::allowed)) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "That is no name of a table: letters, digits, '_', '-' and '.' only, up to 255 of them. "
                            + "Call list_tables for the names.");
        }
        return name;
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
