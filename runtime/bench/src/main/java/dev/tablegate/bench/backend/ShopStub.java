// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A DynamoDB with the tables of {@link Shop}, whose pages lie in memory ready to be sent. It filters and projects
 * nothing. {@code Archive} has the orders ten times; {@code OrdersInOne} calls itself tiny, so that nobody reads it in
 * several segments.
 */
public final class ShopStub implements Answering {

    private static final int PAGE = 5_000;
    private static final int ORDER_BYTES = 130;

    private static final Table NONE = new Table("none", List.of(), 0, 0);

    private final JsonMapper json = new JsonMapper();
    private final List<String> orders = pages(Shop.ORDERS, Shop::order);
    private final List<String> users = pages(Shop.USERS, Shop::user);
    private final Map<String, Table> tables = Map.of(
            "Orders", new Table("orderId", orders, 1, Shop.ORDERS * ORDER_BYTES),
            "OrdersInOne", new Table("orderId", orders, 1, ORDER_BYTES),
            "Users", new Table("userId", users, 1, Shop.USERS * ORDER_BYTES / 2),
            "Archive", new Table("orderId", orders, Shop.YEARS, Shop.YEARS * Shop.ORDERS * ORDER_BYTES));

    private record Table(String key, List<String> pages, int times, int bytes) {

        int count() {
            return pages.size() * times;
        }
    }

    /** Prints the port it listens on, then serves until it is ended. Argument: the delay in ms. */
    public static void main(String[] args) throws IOException {
        var stub = new ReplayStub(0, new ShopStub(), Integer.parseInt(args[0]));
        System.out.println("port=" + stub.port());
    }

    private List<String> pages(int count, IntFunction<Map<String, Map<String, String>>> item) {
        return IntStream.iterate(0, from -> from < count, from -> from + PAGE)
                .mapToObj(from -> IntStream.range(from, Math.min(count, from + PAGE))
                        .mapToObj(index -> write(item.apply(index)))
                        .collect(Collectors.joining(",")))
                .toList();
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
            case "Scan" -> ok(scan(table, request));
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

    private static String scan(Table table, JsonNode request) {
        int segments = request.path("TotalSegments").asInt(1);
        String from =
                request.path("ExclusiveStartKey").path(table.key()).path("S").asText();
        int page = from.isEmpty() ? request.path("Segment").asInt(0) : Integer.parseInt(from);
        String items =
                page < table.count() ? table.pages().get(page % table.pages().size()) : "";
        int next = page + segments;
        String last = next < table.count()
                ? ",\"LastEvaluatedKey\":{\"%s\":{\"S\":\"%d\"}}".formatted(table.key(), next)
                : "";
        int count = items.isEmpty() ? 0 : PAGE;
        return "{\"Count\":%d,\"ScannedCount\":%d,\"ConsumedCapacity\":{\"TableName\":\"t\",\"CapacityUnits\":80.0},\"Items\":["
                        .formatted(count, count)
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
