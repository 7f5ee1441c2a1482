// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Ten people. */
final class Users {

    static final int COUNT = 10;

    private static final List<Person> PEOPLE = List.of(
            new Person("Alice Johnson", "admin", "Engineering", "Seattle", List.of("java", "oncall")),
            new Person("Bob Smith", "developer", "Engineering", "Portland", List.of("python")),
            new Person("Carla Gomez", "manager", "Sales", "Austin", List.of("emea", "latam", "travel")),
            new Person("David Lee", "developer", "Engineering", "Seattle", List.of("go", "oncall")),
            new Person("Emma Brown", "analyst", "Finance", "Chicago", List.of("budget")),
            new Person("Farid Haddad", "developer", "Engineering", "Berlin", List.of("java", "remote")),
            new Person("Grace Kim", "designer", "Product", "Austin", List.of("research", "travel")),
            new Person("Henrik Olsen", "support", "Operations", "Oslo", List.of("remote")),
            new Person("Ines Costa", "analyst", "Finance", "Lisbon", List.of("audit", "remote")),
            new Person("Jamal Carter", "manager", "Product", "Chicago", List.of("roadmap")));

    private Users() {}

    static CreateTableRequest table() {
        return new Schema("Users", "userId").request();
    }

    static List<Map<String, AttributeValue>> items() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(Users::item).toList();
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "user%03d", number);
    }

    private static Map<String, AttributeValue> item(int number) {
        var person = PEOPLE.get(number - 1);
        return new Item()
                .text("userId", id(number))
                .text("name", person.name())
                .text("email", person.name().toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com")
                .text("role", person.role())
                .text("department", person.department())
                .bool("active", number % 4 != 0)
                .text("joinDate", Chance.FIRST_DAY.minusDays(97L * number).toString())
                .texts("tags", person.tags())
                .map(
                        "address",
                        new Item()
                                .text("street", number * 11 + " Main Street")
                                .text("city", person.city())
                                .text("zip", String.format(Locale.ROOT, "%05d", 10_000 + number * 731)))
                .attributes();
    }

    private record Person(String name, String role, String department, String city, List<String> tags) {}
}
