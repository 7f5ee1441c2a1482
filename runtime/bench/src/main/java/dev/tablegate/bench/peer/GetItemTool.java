// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.peer;

/** What the peers say about their only tool. */
final class GetItemTool {

    static final String NAME = "get_item";
    static final String DESCRIPTION = "Reads one item by its complete primary key.";
    static final String INPUT_SCHEMA = """
            {"type":"object","properties":{"table":{"type":"string","description":"Table name"},\
            "key":{"type":"object","description":"The complete primary key",\
            "additionalProperties":{"type":"string"}}},"required":["table","key"]}""";

    private GetItemTool() {}
}
