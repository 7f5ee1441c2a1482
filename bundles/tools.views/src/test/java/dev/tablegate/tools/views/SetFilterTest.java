// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class SetFilterTest implements ToolContract {

    private static final Map<String, Value> KEY = Map.of("userId", new Value.Text("u1"));

    private final FakeViews views = new FakeViews();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return set();
    }

    private SetFilter set() {
        return new SetFilter(views, new FakeTables());
    }

    private static SetFilter.Input input(String id, Optional<Map<String, Value>> key, Optional<String> sql) {
        return with(id, key, Optional.empty(), sql);
    }

    private static SetFilter.Input with(
            String id, Optional<Map<String, Value>> key, Optional<Direction> direction, Optional<String> sql) {
        return new SetFilter.Input(
                id,
                key,
                Optional.empty(),
                direction,
                Optional.empty(),
                Optional.empty(),
                sql,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void replacesTheSelectionAndKeepsTheRest() {
        var chart = Optional.of(new View.Chart(View.Chart.Kind.BAR, "a", List.of("b")));
        var items = new Items(
                "Orders", Optional.of("byUser"), KEY, Optional.empty(), true, Optional.empty(), List.of("a", "b"));
        views.open(call, "t", items, chart);
        set().call(input("v0", Optional.empty(), Optional.empty()), call);
        var view = views.kept.getFirst();
        assertEquals(
                new Items(
                        "Orders",
                        Optional.of("byUser"),
                        Map.of(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        List.of("a", "b")),
                view.content());
        assertEquals(chart, view.chart());
        set().call(with("v0", Optional.of(KEY), Optional.of(Direction.DESC), Optional.empty()), call);
        assertTrue(((Items) views.kept.getFirst().content()).descending());
        assertThrows(
                ToolException.class, () -> set().call(input("v0", Optional.empty(), Optional.of("select 1")), call));
    }

    @Test
    void aStatementIsReplacedByAnother() {
        views.open(call, "t", new Statement("select 1", true), Optional.empty());
        set().call(input("v0", Optional.empty(), Optional.of("select 2")), call);
        assertEquals(new Statement("select 2", true), views.kept.getFirst().content());
        assertThrows(ToolException.class, () -> set().call(input("v0", Optional.of(KEY), Optional.empty()), call));
    }

    @Test
    void aSnapshotHasNoFilter() {
        views.open(call, "t", new View.Content.Kept("kept"), Optional.empty());
        var said = assertThrows(
                ToolException.class, () -> set().call(input("v0", Optional.of(KEY), Optional.empty()), call));
        assertTrue(said.getMessage().contains("snapshot('kept')"), said.getMessage());
    }

    @Test
    void saysWhereToFindTheOnesThereAre() {
        var said = assertThrows(
                ToolException.class, () -> set().call(input("nope", Optional.empty(), Optional.empty()), call));
        assertTrue(said.getMessage().contains("list_views"), said.getMessage());
    }
}
