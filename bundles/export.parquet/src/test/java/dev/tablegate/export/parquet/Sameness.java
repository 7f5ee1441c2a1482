// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBArray;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Compares what a reader of Parquet finds with what was written, by the rules of the guide. */
final class Sameness {

    private Sameness() {}

    static boolean same(Value value, @Nullable Object cell) {
        try {
            if (cell == null || value instanceof Value.Null) {
                return cell == null && value instanceof Value.Null;
            }
            if (cell instanceof DuckDBStruct struct && ofSeveralTypes(value, struct.getMap())) {
                return true;
            }
            return sameContent(value, cell);
        } catch (OtherType another) {
            return false; // a field of nearly that name was tried, and is another one
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A struct with one field for each type, of which one is there. */
    private static boolean ofSeveralTypes(Value value, Map<String, Object> fields) throws SQLException, OtherType {
        var there = fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .toList();
        return there.size() == 1
                && there.getFirst().getKey().equals(value.type().toLowerCase(Locale.ROOT))
                && sameContent(value, there.getFirst().getValue());
    }

    private static boolean sameContent(Value value, Object cell) throws SQLException, OtherType {
        return switch (value) {
            case Value.Text(var text) -> text.equals(cell);
            case Value.Num(var number) -> number(cell).compareTo(number) == 0;
            case Value.Bool(var flag) -> cell.equals(flag);
            case Value.Binary bytes -> bytes.equals(binary(cell));
            case Value.TextSet(var members) -> members.equals(new HashSet<>(list(cell)));
            case Value.NumSet(var members) -> sameNumbers(members, list(cell));
            case Value.BinarySet(var members) -> {
                var found = new HashSet<Value.Binary>();
                for (Object one : list(cell)) {
                    found.add(binary(Objects.requireNonNull(one)));
                }
                yield members.equals(found);
            }
            case Value.Sequence(var members) -> sameMembers(members, list(cell));
            case Value.Document(var entries) ->
                cell instanceof DuckDBStruct struct
                        ? sameFields(entries, struct.getMap())
                        : cell instanceof Map<?, ?> map && sameEntries(entries, map);
            case Value.Null none -> false;
        };
    }

    private static BigDecimal number(Object cell) {
        return cell instanceof String || cell instanceof Number
                ? new BigDecimal(cell.toString())
                : BigDecimal.TEN.pow(200);
    }

    private static boolean sameNumbers(Collection<BigDecimal> members, List<@Nullable Object> cells) {
        return members.size() == cells.size()
                && members.stream()
                        .allMatch(member -> cells.stream()
                                .anyMatch(cell ->
                                        number(Objects.requireNonNull(cell)).compareTo(member) == 0));
    }

    private static boolean sameMembers(List<Value> members, List<@Nullable Object> cells) {
        boolean same = members.size() == cells.size();
        for (int i = 0; same && i < cells.size(); i++) {
            same = same(members.get(i), cells.get(i));
        }
        return same;
    }

    /** Names may have a number behind them, and what is missing is null. */
    private static boolean sameFields(Map<String, Value> entries, Map<String, Object> fields) {
        var left = new ArrayList<>(fields.entrySet());
        for (var entry : entries.entrySet()) {
            String name = entry.getKey().isEmpty() ? "_" : entry.getKey().replace('\0', '_');
            var found = left.stream()
                    .filter(field -> named(field.getKey(), name))
                    .filter(field -> same(entry.getValue(), field.getValue()))
                    .findFirst();
            if (found.isEmpty()) {
                return false;
            }
            left.remove(found.get());
        }
        return left.stream().allMatch(field -> field.getValue() == null);
    }

    /** The driver garbles names with characters of more than 16 bits as it reads them; the file has them. */
    private static boolean named(String field, String name) {
        String rest = field.startsWith(name) ? field.substring(name.length()) : "no";
        return rest.isEmpty() || rest.matches("_\\d+") || name.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    private static boolean sameEntries(Map<String, Value> entries, Map<?, ?> map) {
        return entries.keySet().equals(map.keySet())
                && entries.entrySet().stream().allMatch(entry -> same(entry.getValue(), map.get(entry.getKey())));
    }

    private static Value.Binary binary(Object cell) throws SQLException, OtherType {
        if (cell instanceof Blob blob) {
            return Value.Binary.of(blob.getBytes(1, (int) blob.length()));
        }
        if (cell instanceof byte[] bytes) {
            return Value.Binary.of(bytes);
        }
        throw new OtherType(cell);
    }

    private static List<@Nullable Object> list(Object cell) throws SQLException, OtherType {
        if (cell instanceof DuckDBArray array) {
            return Arrays.asList((Object[]) array.getArray());
        }
        throw new OtherType(cell);
    }

    /** A cell that cannot hold the value. */
    private static final class OtherType extends Exception {
        private static final long serialVersionUID = 1L;

        OtherType(Object cell) {
            super(cell.getClass().toString());
        }
    }
}
