// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.TableBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** The tables of TPC-H, filled at random so that every query finds some rows. Dates are texts, as DynamoDB has none. */
final class Tpch {

    private static final int SUPPLIERS = 12;
    private static final int PARTS = 60;
    private static final int CUSTOMERS = 60;
    private static final int ORDERS = 400;
    private static final List<String> NATIONS = List.of(
            "ALGERIA",
            "ARGENTINA",
            "BRAZIL",
            "CANADA",
            "EGYPT",
            "ETHIOPIA",
            "FRANCE",
            "GERMANY",
            "INDIA",
            "INDONESIA",
            "IRAN",
            "IRAQ",
            "JAPAN",
            "JORDAN",
            "KENYA",
            "MOROCCO",
            "MOZAMBIQUE",
            "PERU",
            "CHINA",
            "ROMANIA",
            "SAUDI ARABIA",
            "VIETNAM",
            "RUSSIA",
            "UNITED KINGDOM",
            "UNITED STATES");
    private static final List<Integer> REGION_OF =
            List.of(0, 1, 1, 1, 4, 0, 3, 3, 2, 2, 4, 4, 2, 4, 0, 0, 0, 1, 2, 3, 4, 2, 3, 3, 1);
    private static final List<String> REGIONS = List.of("AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST");
    private static final List<String> COLORS = List.of("forest", "green", "almond", "azure", "coral", "khaki");
    /** Few of everything, or the queries that ask for one of many would find nothing in so little. */
    private static final List<String> TYPES = List.of(
            "PROMO BURNISHED COPPER",
            "ECONOMY ANODIZED STEEL",
            "MEDIUM POLISHED TIN",
            "STANDARD PLATED BRASS",
            "SMALL BRUSHED BRASS");

    private static final List<String> CONTAINERS =
            List.of("SM CASE", "SM BOX", "MED BAG", "MED BOX", "LG CASE", "LG BOX");

    private final Random random = new Random(22);
    private final Map<String, List<Map<String, Value>>> tables = new LinkedHashMap<>();

    Tpch() {
        tables.put("region", rows(REGIONS.size(), this::region));
        tables.put("nation", rows(NATIONS.size(), this::nation));
        tables.put("supplier", rows(SUPPLIERS, this::supplier));
        tables.put("part", rows(PARTS, this::part));
        tables.put("partsupp", rows(PARTS * 4, this::partsupp));
        tables.put("customer", rows(CUSTOMERS, this::customer));
        var orders = new ArrayList<Map<String, Value>>();
        var lines = new ArrayList<Map<String, Value>>();
        for (int order = 0; order < ORDERS; order++) {
            order(order, orders, lines);
        }
        tables.put("orders", orders);
        tables.put("lineitem", lines);
    }

    Map<String, List<Map<String, Value>>> all() {
        return tables;
    }

    /** Hands over each table as DynamoDB would have it. */
    void into(BiConsumer<TableBuilder, List<Map<String, Value>>> tables) {
        keys().forEach(shape -> tables.accept(shape, all().get(shape.build().name())));
    }

    /** The keys that a table of DynamoDB would have. */
    private static List<TableBuilder> keys() {
        return List.of(
                TableBuilder.table("region", "r_regionkey:N"),
                TableBuilder.table("nation", "n_nationkey:N"),
                TableBuilder.table("supplier", "s_suppkey:N"),
                TableBuilder.table("part", "p_partkey:N"),
                TableBuilder.table("partsupp", "ps_partkey:N", "ps_suppkey:N"),
                TableBuilder.table("customer", "c_custkey:N"),
                TableBuilder.table("orders", "o_orderkey:N").globalIndex("byCustomer", "o_custkey:N", "o_orderdate"),
                TableBuilder.table("lineitem", "l_orderkey:N", "l_linenumber:N"));
    }

    private static List<Map<String, Value>> rows(int count, java.util.function.IntFunction<Map<String, Value>> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private Map<String, Value> region(int i) {
        return row("r_regionkey", i, "r_name", REGIONS.get(i), "r_comment", "a region");
    }

    private Map<String, Value> nation(int i) {
        return row(
                "n_nationkey", i, "n_name", NATIONS.get(i), "n_regionkey", REGION_OF.get(i), "n_comment", "a nation");
    }

    private Map<String, Value> supplier(int i) {
        return row(
                "s_suppkey", i + 1,
                "s_name", "Supplier#" + i,
                "s_address", "Road " + i,
                "s_nationkey", List.of(3, 6, 7, 20, 2, 8).get(i % 6),
                "s_phone", 10 + i + "-100",
                "s_acctbal", cents(1_000_000),
                "s_comment", i % 5 == 0 ? "about Customer many Complaints" : "quiet");
    }

    private Map<String, Value> part(int i) {
        return row(
                "p_partkey",
                i + 1,
                "p_name",
                pick(COLORS) + " " + pick(COLORS),
                "p_mfgr",
                "Manufacturer#" + i % 5,
                "p_brand",
                "Brand#" + pick(List.of(12, 23, 34, 45)),
                "p_type",
                pick(TYPES),
                "p_size",
                pick(List.of(1, 3, 5, 9, 14, 15, 49)),
                "p_container",
                pick(CONTAINERS),
                "p_retailprice",
                cents(200_000));
    }

    private Map<String, Value> partsupp(int i) {
        int part = i / 4;
        return row(
                "ps_partkey", part + 1,
                "ps_suppkey", (part + i % 4 * 3) % SUPPLIERS + 1,
                "ps_availqty", 1 + random.nextInt(9_999),
                "ps_supplycost", cents(100_000));
    }

    private Map<String, Value> customer(int i) {
        return row(
                "c_custkey", i + 1,
                "c_name", "Customer#" + i,
                "c_address", "Street " + i,
                "c_nationkey", pick(List.of(3, 6, 7, 20, 2, 8)),
                "c_phone", pick(List.of(13, 31, 23, 29, 30, 18, 17, 40)) + "-" + i,
                "c_acctbal", cents(1_000_000),
                "c_mktsegment", pick(List.of("BUILDING", "AUTOMOBILE", "MACHINERY")),
                "c_comment", "c" + i);
    }

    private void order(int i, List<Map<String, Value>> orders, List<Map<String, Value>> lines) {
        var date = LocalDate.of(1993, 1, 1).plusDays(random.nextInt(1_800));
        orders.add(row(
                "o_orderkey",
                i + 1,
                "o_custkey",
                1 + random.nextInt(CUSTOMERS * 2 / 3),
                "o_orderstatus",
                pick(List.of("F", "O", "P")),
                "o_totalprice",
                cents(50_000_000),
                "o_orderdate",
                date.toString(),
                "o_orderpriority",
                pick(List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "5-LOW")),
                "o_shippriority",
                0,
                "o_comment",
                i % 7 == 0 ? "some special packed requests" : "plain"));
        for (int line = 1; line <= 1 + random.nextInt(7); line++) {
            lines.add(line(i + 1, line, date));
        }
    }

    private Map<String, Value> line(int order, int line, LocalDate ordered) {
        var shipped = ordered.plusDays(1 + random.nextInt(120));
        int part = 1 + random.nextInt(PARTS);
        return row(
                "l_orderkey", order,
                "l_linenumber", line,
                "l_partkey", part,
                "l_suppkey", (part - 1 + random.nextInt(4) * 3) % SUPPLIERS + 1,
                "l_quantity", 1 + random.nextInt(50),
                "l_extendedprice", cents(10_000_000),
                "l_discount", Value.Num.of("0.0" + random.nextInt(10)),
                "l_tax", Value.Num.of("0.0" + random.nextInt(9)),
                "l_returnflag", pick(List.of("A", "N", "R")),
                "l_linestatus", pick(List.of("O", "F")),
                "l_shipdate", shipped.toString(),
                "l_commitdate", ordered.plusDays(30 + random.nextInt(60)).toString(),
                "l_receiptdate", shipped.plusDays(1 + random.nextInt(30)).toString(),
                "l_shipinstruct", pick(List.of("DELIVER IN PERSON", "NONE")),
                "l_shipmode", pick(List.of("AIR", "MAIL", "SHIP", "AIR REG", "TRUCK")));
    }

    private Value cents(int most) {
        return new Value.Num(java.math.BigDecimal.valueOf(random.nextInt(most), 2));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Map<String, Value> row(Object... cells) {
        var row = new LinkedHashMap<String, Value>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(
                    (String) cells[i],
                    switch (cells[i + 1]) {
                        case Value value -> value;
                        case Integer whole -> Value.Num.of(whole);
                        case Object text -> new Value.Text(text.toString());
                    });
        }
        return row;
    }
}
