// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The same expressions on the same items, here and in DynamoDB Local: the same are refused, and the others do the same.
 *
 * <p>{@code -Dtablegate.expressions=100000} tries more of them, {@code -Dtablegate.seed=1} others.
 *
 * <p>Where both differ, DynamoDB's documentation counts:
 *
 * <ul>
 *   <li>DynamoDB Local takes CONVERT and SIZE for names; the documentation reserves both words.
 * </ul>
 */
class DifferentialTest {

    private static final int COUNT = Integer.getInteger("tablegate.expressions", 3_000);
    private static final long SEED = Long.getLong("tablegate.seed", 20_26L);
    private static final int CONDITIONS = 4;
    private static final Set<String> ONLY_DOCUMENTED = Set.of("CONVERT", "SIZE");

    private static LocalTable table;

    @BeforeAll
    static void start() {
        table = new LocalTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @Test
    void updatesDoWhatDynamoDbDoes() {
        var differences = new ArrayList<String>();
        int accepted = 0;
        for (int i = 0; i < COUNT; i++) {
            var random = new Random(SEED + i);
            var key = Map.<String, Value>of("id", new Value.Text("u"));
            boolean there = random.nextInt(20) > 0;
            var item = there ? new RandomValues(random).item("u") : key;
            var update = new RandomExpressions(random, item).update();
            if (there) {
                table.put(item);
            } else {
                table.delete(key);
            }
            var theirs = table.update(key, update);
            var ours = here(() -> {
                var parsed = UpdateExpression.parse(update);
                parsed.checkKey(Set.of("id"));
                return parsed.apply(item);
            });
            accepted += theirs.isPresent() ? 1 : 0;
            compare(differences, update, item, theirs, ours);
        }
        assertEquals(List.of(), differences);
        assertTrue(accepted > COUNT / 4, "too few of the updates are accepted to compare much: " + accepted);
    }

    @Test
    void conditionsDecideAsDynamoDbDoes() {
        var differences = new ArrayList<String>();
        int held = 0;
        for (int i = 0; i < COUNT / CONDITIONS; i++) {
            var random = new Random(SEED + i);
            var item = new RandomValues(random).item("c");
            table.put(item);
            for (int each = 0; each < CONDITIONS; each++) {
                var condition = new RandomExpressions(random, item).condition();
                var theirs = table.matches(item, condition);
                var ours = here(() -> {
                    var parsed = ConditionExpression.parse(condition);
                    parsed.checkKey(Set.of("id"));
                    return parsed.matches(item);
                });
                held += theirs.orElse(false) ? 1 : 0;
                compare(differences, condition, item, theirs, ours);
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(held > COUNT / 8, "too few of the conditions hold to compare much: " + held);
    }

    @Test
    void theSameWordsAreReserved() {
        var key = Map.<String, Value>of("id", new Value.Text("w"));
        var words = new TreeSet<>(ReservedWords.all());
        words.addAll(List.of("REMOVE", "AND", "NOT", "userId", "customer", "total1", "REMOVED", "SETTING", "ORDERS"));
        var values = Map.<String, Value>of(":v", Value.Num.of(1));
        var acceptedThere = new TreeSet<String>();
        var acceptedHere = new TreeSet<>(ONLY_DOCUMENTED);
        for (var word : words) {
            var update = new Expression("SET " + word + " = :v", Map.of(), values);
            table.update(key, update).ifPresent(accepted -> acceptedThere.add(word));
            here(() -> UpdateExpression.parse(update)).ifPresent(accepted -> acceptedHere.add(word));
        }
        assertEquals(acceptedThere, acceptedHere);
        assertEquals(573, ReservedWords.all().size());
    }

    private static void compare(
            List<String> differences,
            Expression expression,
            Map<String, Value> item,
            Optional<?> theirs,
            Optional<?> ours) {
        if (!theirs.equals(ours) && differences.size() < 10) {
            differences.add(expression + "\n  of " + item + "\n  gives " + theirs + "\n  and here " + ours + "\n");
        }
    }

    private static <T> Optional<T> here(Supplier<T> result) {
        try {
            return Optional.of(result.get());
        } catch (ToolException refused) {
            assertEquals(ToolException.Standard.INVALID_INPUT, refused.code());
            return Optional.empty();
        }
    }
}
