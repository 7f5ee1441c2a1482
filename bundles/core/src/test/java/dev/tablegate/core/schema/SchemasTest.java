// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SchemasTest {

    record Plain(
            @Doc("Table name") String table,

            @Doc("At most so many") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("Attributes") @Range(max = 5) Optional<List<String>> projection,
            @Doc("Key") @Range(min = 1, max = 2) Map<String, Value> key,
            @Doc("How") Optional<Operator> operator) {}

    record Typed(Instant at, Duration pause, Value any, Object free, BigDecimal exact, byte[] bytes, boolean yes) {}

    record Tree(
            @Doc("Value") Optional<Value> value,
            @Doc("All of") Optional<List<Tree>> and,
            @Doc("Not") Optional<Tree> not) {}

    record WithTree(
            @Doc("Filter") Optional<Tree> filter,
            @Doc("Other") Optional<Tree> other) {}

    record Output(
            long count,
            Optional<String> cursor,
            List<Map<String, Value>> items,
            Map<String, Long> sizes,
            Map<String, List<Map<String, Value>>> byTable,
            Optional<Map<String, List<Map<String, Value>>>> missing) {}

    @Test
    void argumentsAreCompact() {
        assertEquals("""
                {"type":"object","properties":{\
                "table":{"type":"string","description":"Table name"},\
                "limit":{"type":"integer","description":"At most so many","minimum":1,"maximum":1000},\
                "projection":{"description":"Attributes","maxItems":5,"type":"array","items":{"type":"string"}},\
                "key":{"type":"object","description":"Key","minProperties":1,"maxProperties":2},\
                "operator":{"type":"string","enum":["eq","ne","lt","lte","gt","gte","between","in","begins_with",\
                "contains","exists","not_exists","type","size"],"description":"How"}},\
                "required":["table","key"],"additionalProperties":false}""", Schemas.shown(Plain.class).toString());
    }

    @Test
    void ownTypesAreDescribedAsTheyAreWritten() {
        assertEquals("""
                {"type":"object","properties":{"at":{"type":"string","format":"date-time"},\
                "pause":{"type":"string","format":"duration"},"any":{},"free":{},"exact":{"type":"number"},\
                "bytes":{"type":"string"},"yes":{"type":"boolean"}}}""", Schemas.result(Typed.class).toString());
    }

    @Test
    void recursionRefersToItself() {
        assertEquals("""
                {"type":"object","properties":{"value":{"description":"Value"},\
                "and":{"description":"All of","type":"array","items":{"$ref":"#"}},\
                "not":{"$ref":"#","description":"Not"}},"additionalProperties":false}""", Schemas.shown(Tree.class).toString());
        assertEquals("""
                {"$defs":{"Tree":{"type":"object","properties":{"value":{"description":"Value"},\
                "and":{"description":"All of","type":"array","items":{"$ref":"#/$defs/Tree"}},\
                "not":{"$ref":"#/$defs/Tree","description":"Not"}},"additionalProperties":false}},\
                "type":"object","properties":{"filter":{"$ref":"#/$defs/Tree","description":"Filter"},\
                "other":{"$ref":"#/$defs/Tree","description":"Other"}},"additionalProperties":false}""", Schemas.shown(WithTree.class).toString());
    }

    @Test
    void resultsForbidAndPromiseNothing() {
        assertEquals("""
                {"type":"object","properties":{"count":{"type":"integer"},"cursor":{"type":"string"},\
                "items":{"type":"array","items":{"type":"object"}},\
                "sizes":{"type":"object","additionalProperties":{"type":"integer"}},\
                "byTable":{"type":"object","additionalProperties":{"type":"array","items":{"type":"object"}}},\
                "missing":{"type":"object","additionalProperties":{"type":"array","items":{"type":"object"}}}}}""", Schemas.result(Output.class).toString());
    }
}
