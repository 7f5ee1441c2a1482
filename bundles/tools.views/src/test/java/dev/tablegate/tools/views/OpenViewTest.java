// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class OpenViewTest implements ToolContract {

    private final FakeViews views = new FakeViews();
    private final FakeTables tables =
            new FakeTables().add(TableBuilder.table("Orders", "userId", "orderId"), List.of());
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return open();
    }

    private OpenView open() {
        return new OpenView(views, tables);
    }

    private static OpenView.Input input(String table, String sql, String snapshot) {
        return with(table, sql, snapshot, Optional.empty(), Optional.empty());
    }

    private static OpenView.Input with(
            String table, String sql, String snapshot, Optional<Map<String, Value>> key, Optional<SortKey> sortKey) {
        return directed(table, sql, snapshot, key, sortKey, Optional.empty());
    }

    private static OpenView.Input directed(
            String table,
            String sql,
            String snapshot,
            Optional<Map<String, Value>> key,
            Optional<SortKey> sortKey,
            Optional<Direction> direction) {
        return new OpenView.Input(
                "Look",
                text(table),
                Optional.empty(),
                key,
                sortKey,
                direction,
                Optional.empty(),
                Optional.empty(),
                text(sql),
                Optional.empty(),
                text(snapshot),
                Optional.of(new Drawing(View.Chart.Kind.BAR, "a", List.of("b"))));
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    @Test
    void answersTheLinkAndKeepsWhatIsToBeShown() {
        var opened = open().call(input("", "select 1", ""), call);
        assertEquals("http://127.0.0.1/data?view=v0", opened.link());
        var view = views.kept.getFirst();
        assertEquals(new Statement("select 1", false), view.content());
        assertEquals(Optional.of(new View.Chart(View.Chart.Kind.BAR, "a", List.of("b"))), view.chart());
    }

    @Test
    void takesExactlyOneSource() {
        for (var wrong : List.of(input("", "", ""), input("Orders", "select 1", ""), input("", "select 1", "x"))) {
            assertThrows(ToolException.class, () -> open().call(wrong, call));
        }
        open().call(input("", "", "kept"), call);
        assertEquals(new View.Content.Kept("kept"), views.kept.getFirst().content());
    }

    @Test
    void readsKeyAndSortKeyAsQueryDoes() {
        var sort = Optional.of(
                new SortKey(SortOperator.BEGINS_WITH, Optional.of(new Value.Text("2026")), Optional.empty()));
        Map<String, Value> key = Map.of("userId", new Value.Text("u1"));
        open().call(with("Orders", "", "", Optional.of(key), sort), call);
        var items = (Items) views.kept.getFirst().content();
        assertEquals(key, items.key());
        assertEquals(
                Optional.of(new Condition("orderId", Operator.BEGINS_WITH, List.of(new Value.Text("2026")))),
                items.sort());
        assertFalse(items.descending());
        assertThrows(ToolException.class, () -> open().call(with("Orders", "", "", Optional.empty(), sort), call));
        var said = assertThrows(
                ToolException.class,
                () -> open().call(with("", "select 1", "", Optional.of(key), Optional.empty()), call));
        assertTrue(said.getMessage().contains("sql"), said.getMessage());
    }

    @Test
    void readsAgainstTheOrderOfTheSortKeyIfThatIsAsked() {
        Map<String, Value> key = Map.of("userId", new Value.Text("u1"));
        for (Direction direction : Direction.values()) {
            var input = directed("Orders", "", "", Optional.of(key), Optional.empty(), Optional.of(direction));
            open().call(input, call);
            assertEquals(
                    direction == Direction.DESC, ((Items) views.kept.getFirst().content()).descending());
        }
        var sorted = directed("", "select 1", "", Optional.empty(), Optional.empty(), Optional.of(Direction.DESC));
        assertTrue(assertThrows(ToolException.class, () -> open().call(sorted, call))
                .getMessage()
                .contains("sql"));
    }
}
