// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table that {@link TablesContract} reads: four authors with thirty notes each, every type of value in them. */
final class Notes {

    static final String TABLE = "ContractNotes";
    static final int AUTHORS = 4;
    static final int EACH = 30;

    private Notes() {}

    static TableBuilder shape() {
        return TableBuilder.table(TABLE, "author", "number:N").globalIndex("byTopic", "topic", "number:N");
    }

    static List<Map<String, Value>> all() {
        var notes = new ArrayList<Map<String, Value>>();
        for (int author = 0; author < AUTHORS; author++) {
            for (int number = 1; number <= EACH; number++) {
                notes.add(note(author, number));
            }
        }
        return notes;
    }

    /** The last author has no words; every third note has a topic. */
    static Map<String, Value> note(int author, int number) {
        var note = new LinkedHashMap<>(key("author" + author, number));
        note.put("word", author == AUTHORS - 1 ? new Value.Null() : text("word" + number));
        note.put("place", Value.Document.of(Map.of("city", text("city" + number), "open", new Value.Bool(true))));
        note.put("marks", new Value.Sequence(List.of(Value.Num.of(number), Value.Num.of(number + 1))));
        note.put("tags", Value.TextSet.of(List.of("note", "tag" + number)));
        note.put("figures", Value.NumSet.of(List.of(Value.Num.of("1E-130").value())));
        note.put("picture", Value.Binary.of(new byte[] {(byte) number, -1, 0}));
        note.put("exact", Value.Num.of("12345678901234567890123456789012345678"));
        note.put("empty", text(""));
        if (number % 3 == 1) {
            note.put("topic", text("topic1"));
        }
        return note;
    }

    static Map<String, Value> key(String author, int number) {
        return Map.of("author", text(author), "number", Value.Num.of(number));
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    static Condition condition(String attribute, Operator operator, Value... operands) {
        return new Condition(attribute, operator, List.of(operands));
    }

    static Filter test(String attribute, Operator operator, Value... operands) {
        return new Filter.Test(condition(attribute, operator, operands));
    }

    static ScanRequest scan(Optional<Filter> filter, int segments, int size, Optional<String> cursor) {
        return new ScanRequest(
                TABLE, Optional.empty(), filter, List.of(), true, segments, Select.ITEMS, bounds(size), cursor);
    }

    static ScanRequest count(Filter filter) {
        return new ScanRequest(
                TABLE,
                Optional.empty(),
                Optional.of(filter),
                List.of(),
                true,
                1,
                Select.COUNT,
                bounds(1_000),
                Optional.empty());
    }

    /** The notes of the second author. */
    static QueryRequest query(Optional<Condition> sort, boolean ascending) {
        return query(Map.of("author", text("author1")), sort, ascending);
    }

    static QueryRequest query(Map<String, Value> key, Optional<Condition> sort, boolean ascending) {
        return new QueryRequest(
                TABLE,
                Optional.empty(),
                key,
                sort,
                Optional.empty(),
                List.of(),
                ascending,
                true,
                Select.ITEMS,
                bounds(1_000),
                Optional.empty());
    }

    /** The numbers of the second author's notes, with a filter, page by page. */
    static QueryRequest query(Optional<Filter> filter, int size, Optional<String> cursor) {
        return new QueryRequest(
                TABLE,
                Optional.empty(),
                Map.of("author", text("author1")),
                Optional.empty(),
                filter,
                List.of("number"),
                true,
                false,
                Select.ITEMS,
                bounds(size),
                cursor);
    }

    /** Author and place of the notes with that topic and number. */
    static QueryRequest topic(int number) {
        return new QueryRequest(
                TABLE,
                Optional.of("byTopic"),
                Map.of("topic", text("topic1")),
                Optional.of(condition("number", Operator.EQ, Value.Num.of(number))),
                Optional.empty(),
                List.of("author"),
                true,
                false,
                Select.ITEMS,
                bounds(1_000),
                Optional.empty());
    }

    static Bounds bounds(long items) {
        return new Bounds(items, 1_000_000, Duration.ofSeconds(30));
    }
}
