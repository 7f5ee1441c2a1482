// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Value;
import dev.tablegate.host.profile.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Items of several kinds in one table, many of which look like an entity's and are none, and statements over them. */
final class SharedItems {

    private static final List<String> USERS = List.of("1", "2", "10", "a#b", "", "#", "ü", "x y");
    private static final List<String> PLACED = List.of("2026-01-1", "2026-01-10", "2026", "2026-01-1!", "", "2026-02");
    private static final List<String> NUMBERS = List.of("1", "2#3", "", "10");

    private SharedItems() {}

    static List<Entity> entities() {
        return Entity.list("User of App: PK=USER#{userId}, SK=PROFILE, type=User;"
                + "Purchase of App: PK=USER#{userId}, SK=ORDER#{placed}#{no};"
                + "Sent of App: PK=USER#{userId}, SK=ORDER#{placed}#{no}, G1=ORDER#{no}, G2={placed};"
                + "Tail of App: PK={who}#{userId}, SK=ORDER#{rest};"
                + "Entry of Days: PK=DAY#{day}, n={no};"
                + "Third of Days: PK={key}, n=3");
    }

    static List<Map<String, Value>> app() {
        var items = new ArrayList<Map<String, Value>>();
        for (var user : USERS) {
            for (var head : List.of("USER#", "user#", "USERS#")) {
                items.add(item(head + user, "PROFILE", items.size()));
                items.add(item(head + user, "PROFILE#2", items.size()));
                items.add(item(head + user, "ORDER#", items.size()));
                items.add(item(head + user, "ORDER$", items.size()));
            }
            for (var placed : PLACED) {
                NUMBERS.forEach(no -> items.add(order(user, placed, no, items.size())));
            }
        }
        return items;
    }

    private static Map<String, Value> item(String pk, String sk, int n) {
        var item = new HashMap<String, Value>();
        item.put("PK", new Value.Text(pk));
        item.put("SK", new Value.Text(sk));
        switch (n % 5) {
            case 0, 1, 2 -> item.put("type", new Value.Text(n % 5 == 2 ? "Users" : "User"));
            case 3 -> item.put("type", Value.Num.of(1));
            default -> item.put("note", new Value.Text("n" + n % 3));
        }
        // The part of this name hides it.
        item.put("userId", new Value.Text("u" + n % 4));
        item.put("total", Value.Num.of(n % 20));
        return item;
    }

    private static Map<String, Value> order(String user, String placed, String no, int n) {
        var item = item("USER#" + user, "ORDER#" + placed + "#" + no, n);
        if (n % 4 != 0) {
            item.put("G1", new Value.Text(n % 7 == 0 ? "ORDER#other" : "ORDER#" + no));
        }
        if (!placed.isEmpty() && n % 3 != 0) {
            item.put("G2", new Value.Text(placed));
        }
        return item;
    }

    static List<Map<String, Value>> days() {
        return IntStream.range(0, 80)
                .mapToObj(n -> Map.<String, Value>of(
                        "PK",
                        new Value.Text((n % 3 == 0 ? "DAY#" : "DAYS#") + n % 4),
                        "n",
                        n % 6 == 0 ? Value.Num.of(n + ".5") : Value.Num.of(n / 10),
                        "total",
                        Value.Num.of(n)))
                .toList();
    }

    static Stream<String> statements(Random random, int many) {
        return Stream.concat(
                fixed(), Stream.generate(() -> next(random)).distinct().limit(many));
    }

    private static Stream<String> fixed() {
        return Stream.of(
                "select * from User where userId = '1'",
                "select userId, PK, total from User where userId in ('1', 'a#b', '#', '')",
                "select * from User",
                "select count(*) from Purchase where userId = 'a#b' and placed = '2026'",
                "select * from Purchase where userId = '1' and placed = '2026-01-1' and no = '2#3'",
                "select * from Purchase where userId = '1' and placed = '2026-01-1#2' and no = '3'",
                "select u.userId, p.no, p.total from User u join Purchase p on p.userId = u.userId where u.userId = '1'",
                "select u.userId, p.no from User u left join Purchase p on p.userId = u.userId and p.placed > '2026-01'",
                "select p.no, u.type from Purchase p join User u on u.userId = p.userId where p.userId in ('1','2')",
                "select s.no, u.userId from Sent s join User u using (userId) where s.no = '1' and s.placed >= '2026-01'",
                "select o.userId, u.total from Users o join User u on u.userId = o.boss where o.userId = 'u9'",
                "select u.name, s.placed from Sent s join Users u on u.userId = s.no where s.no = '1'",
                "select userId from User where userId in (select userId from Purchase where no = '1' and userId > '1')",
                "select userId from User where userId not in (select userId from Purchase where userId = '1')",
                "select x.no from Purchase x where exists (select 1 from User u where u.userId = x.userId) and x.userId"
                        + " = '2'",
                "select t.who, t.rest, p.no from Tail t join Purchase p on p.userId = t.userId and t.who = 'USER' where"
                        + " p.userId = '1'",
                "select e.no, d.total from Entry e join Days d on d.n = e.no and d.PK = 'DAYS#1' where e.day = '0'",
                "select d.total, e.no from Days d join Entry e on e.no = d.n and e.day = '0' where d.PK = 'DAYS#1'",
                "select * from Third where key = 'DAYS#1'",
                "select key, n from Third");
    }

    private static String next(Random random) {
        var entity = List.of("User", "Purchase", "Purchase", "Sent", "Sent", "Tail", "Entry", "Third")
                .get(random.nextInt(8));
        var parts = new ArrayList<String>();
        int many = 1 + random.nextInt(3);
        for (int i = 0; i < many; i++) {
            parts.add(
                    random.nextInt(5) == 0
                            ? "(" + one(random, entity) + " or " + one(random, entity) + ")"
                            : one(random, entity));
        }
        var list = List.of(
                        "*",
                        "count(*)",
                        "sum(total) s, count(distinct " + names(entity).getFirst() + ")")
                .get(random.nextInt(3));
        return "select " + list + " from " + entity + " where "
                + String.join(random.nextInt(8) == 0 ? " or " : " and ", parts);
    }

    private static List<String> names(String entity) {
        return switch (entity) {
            case "User" -> List.of("userId");
            case "Tail" -> List.of("userId", "who", "rest");
            case "Entry" -> List.of("day", "no");
            case "Third" -> List.of("key");
            default -> List.of("userId", "userId", "placed", "no");
        };
    }

    private static String one(Random random, String entity) {
        if (random.nextInt(8) == 0) {
            return List.of("total > " + random.nextInt(20), "type = 'User'", "note is null")
                    .get(random.nextInt(entity.equals("Entry") || entity.equals("Third") ? 1 : 3));
        }
        var names = names(entity);
        var name = names.get(random.nextInt(names.size()));
        if (entity.equals("Entry") && name.equals("no")) {
            return "no " + List.of("=", ">", "<=", "<").get(random.nextInt(4)) + " " + random.nextInt(9);
        }
        return condition(random, name);
    }

    private static String condition(Random random, String name) {
        var value = "'" + value(random, name) + "'";
        return name
                + switch (random.nextInt(9)) {
                    case 0, 1, 2 -> " = " + value;
                    case 3 -> " in (" + value + ", '" + value(random, name) + "')";
                    case 4 -> " > " + value;
                    case 5 -> " <= " + value;
                    case 6 -> " between " + value + " and '2026-01-2'";
                    case 7 -> " like '" + value(random, name) + "%'";
                    default -> " is not null";
                };
    }

    private static String value(Random random, String name) {
        var values = switch (name) {
            case "userId" -> USERS;
            case "placed" -> PLACED;
            case "who" -> List.of("USER", "user", "USERS");
            case "rest" -> List.of("2026-01-1#1", "2026", "");
            case "day" -> List.of("0", "1", "3");
            case "key" -> List.of("DAY#0", "DAYS#1", "D");
            default -> NUMBERS;
        };
        return values.get(random.nextInt(values.size()));
    }
}
