// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A DynamoDB with the tables of {@link Shop}, whose pages lie in memory ready to be sent. It projects, but filters
 * nothing. {@code Archive} has the orders ten times; {@code OrdersInOne} calls itself tiny, so that nobody reads it in
 * several segments.
 */
public final class ShopStub implements Answering {

    private static final int PAGE = 5_000;
    private static final int ORDER_BYTES = 130;

    private static final Table NONE = new Table("none", 0, index -> Map.of(), 0, 0);

    private final JsonMapper json = new JsonMapper();
    private final Map<Projection, List<String>> pages = new ConcurrentHashMap<>();
    private final Map<String, Table> tables = Map.of(
            "Orders", new Table("orderId", Shop.ORDERS, Shop::order, 1, Shop.ORDERS * ORDER_BYTES),
            "OrdersInOne", new Table("orderId", Shop.ORDERS, Shop::order, 1, ORDER_BYTES),
            "Users", new Table("userId", Shop.USERS, Shop::user, 1, Shop.USERS * ORDER_BYTES / 2),
            "Archive",
                    new Table("orderId", Shop.ORDERS, Shop::order, Shop.YEARS, Shop.YEARS * Shop.ORDERS * ORDER_BYTES));

    private record Table(
            String key, int rows, IntFunction<Map<String, Map<String, String>>> item, int times, int bytes) {}

    /**
     * What is sent of a table.
     *
     * @param wanted the attributes; empty for all
     */
    private record Projection(String table, Set<String> wanted) {}

    /** Prints the port it listens on, then serves until it is ended. Argument: the delay in ms. */
    public static void main(String[] args) throws IOException {
        var stub = new ReplayStub(0, new ShopStub(), Integer.parseInt(args[0]));
        System.out.println("port=" + stub.port());
    }

    private List<String> pages(Table table, Set<String> wanted) {
        return IntStream.iterate(0, from -> from < table.rows(), from -> from + PAGE)
                .mapToObj(from -> IntStream.range(from, Math.min(table.rows(), from + PAGE))
                        .mapToObj(index -> write(projected(table.item().apply(index), wanted)))
                        .collect(Collectors.joining(",")))
                .toList();
    }

    private static Map<String, Map<String, String>> projected(
            Map<String, Map<String, String>> item, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            item.keySet().retainAll(wanted);
        }
        return item;
    }

    private static Set<String> wanted(JsonNode request) {
        String expression = request.path("ProjectionExpression").asText();
        return expression.isEmpty()
                ? Set.of()
                : Stream.of(expression.split(",\\s*"))
                        .map(name -> request.path("ExpressionAttributeNames")
                                .path(name)
                                .asText(name))
                        .collect(Collectors.toSet());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] answer(String operation, String body) {
        JsonNode request = read(body);
        String name = request.path("TableName").asText();
        Table table = tables.getOrDefault(name, NONE);
        return switch (operation) {
            case "Scan" -> ok(scan(name, table, request));
            case "ListTables" -> ok("{\"TableNames\":[\"Archive\",\"Orders\",\"OrdersInOne\",\"Users\"]}");
            case "DescribeTimeToLive" -> ok("{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}");
            case "DescribeTable" -> ok(describe(name, table));
            default ->
                http(
                        "400 Bad Request",
                        "{\"__type\":\"x#UnknownOperationException\",\"message\":\"" + operation + "\"}");
        };
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String scan(String name, Table table, JsonNode request) {
        var all = pages.computeIfAbsent(new Projection(name, wanted(request)), fresh -> pages(table, fresh.wanted()));
        int count = all.size() * table.times();
        int segments = request.path("TotalSegments").asInt(1);
        String from =
                request.path("ExclusiveStartKey").path(table.key()).path("S").asText();
        int page = from.isEmpty() ? request.path("Segment").asInt(0) : Integer.parseInt(from);
        String items = page < count ? all.get(page % all.size()) : "";
        int next = page + segments;
        String last = next < count ? ",\"LastEvaluatedKey\":{\"%s\":{\"S\":\"%d\"}}".formatted(table.key(), next) : "";
        int rows = items.isEmpty() ? 0 : PAGE;
        return "{\"Count\":%d,\"ScannedCount\":%d,\"ConsumedCapacity\":{\"TableName\":\"t\",\"CapacityUnits\":80.0},\"Items\":["
                        .formatted(rows, rows)
                + items + "]" + last + "}";
    }

    private static String describe(String name, Table table) {
        return """
                {"Table":{"AttributeDefinitions":[{"AttributeName":"%s","AttributeType":"S"}],"TableName":"%s",\
                "KeySchema":[{"AttributeName":"%s","KeyType":"HASH"}],"TableStatus":"ACTIVE",\
                "CreationDateTime":1795224885.980,"TableSizeBytes":%d,"ItemCount":%d,\
                "BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"}}}""".formatted(table.key(), name, table.key(), table.bytes(), table.bytes() / ORDER_BYTES);
    }

    private static byte[] ok(String body) {
        return http("200 OK", body);
    }

    private static byte[] http(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }
}
