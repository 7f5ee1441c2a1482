// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.host.json.Filters;
import dev.tablegate.host.json.Json;
import java.util.List;
import java.util.Optional;

/** Where rows come from: as JSON for the store, and in words for people. */
final class Source {

    private static final int LONGEST = 500;
    private static final List<String> UNUSED = List.of("bounds", "cursor", "select");
    private static final ObjectMapper JSON =
            Json.mapper().addMixIn(ExportRequest.Source.class, Sources.class).addMixIn(Filter.class, Filters.class);

    private Source() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
    @JsonSubTypes({
        @Type(value = ExportRequest.Source.Table.class, name = "table"),
        @Type(value = ExportRequest.Source.Query.class, name = "query"),
        @Type(value = ExportRequest.Source.Statement.class, name = "statement"),
        @Type(value = ExportRequest.Source.Kept.class, name = "snapshot")
    })
    private interface Sources {}

    static String write(ExportRequest.Source source) {
        try {
            return JSON.writerFor(ExportRequest.Source.class).writeValueAsString(source);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a source cannot be written", e);
        }
    }

    static ExportRequest.Source read(String stored) {
        try {
            return JSON.readValue(stored, ExportRequest.Source.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the source of an export was written by another version", e);
        }
    }

    /** As it stands in a manifest: without the parts of a request that an export does not use. */
    static JsonNode tree(String stored) {
        try {
            JsonNode source = JSON.readTree(stored);
            source.forEach(part -> {
                if (part instanceof ObjectNode request) {
                    request.remove(UNUSED);
                }
            });
            return source;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the source of an export was written by another version", e);
        }
    }

    static String words(ExportRequest.Source source) {
        return switch (source) {
            case ExportRequest.Source.Table(var scan) ->
                "Table " + scan.table() + index(scan.index()) + filtered(scan.filter());
            case ExportRequest.Source.Query(var query) ->
                "Query of " + query.table() + index(query.index()) + filtered(query.filter());
            case ExportRequest.Source.Statement statement -> cut(statement.sql().strip());
            case ExportRequest.Source.Kept kept -> "Snapshot " + kept.snapshot();
        };
    }

    /** What the rows are called, and the file. */
    static String name(ExportRequest.Source source) {
        return switch (source) {
            case ExportRequest.Source.Table(var scan) ->
                scan.table() + scan.index().map(index -> "-" + index).orElse("");
            case ExportRequest.Source.Query(var query) ->
                query.table() + query.index().map(index -> "-" + index).orElse("");
            case ExportRequest.Source.Statement ignored -> "query";
            case ExportRequest.Source.Kept ignored -> "snapshot";
        };
    }

    private static String index(Optional<String> index) {
        return index.map(name -> ", index " + name).orElse("");
    }

    private static String filtered(Optional<Filter> filter) {
        return filter.isPresent() ? ", filtered" : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
