// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.view.View;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

final class ListViewsTest implements ToolContract {

    private final FakeViews views = new FakeViews();

    @Override
    public Tool<?, ?> tool() {
        return new ListViews(views);
    }

    @Test
    void listsWhatIsThereWithLinks() {
        var call = new FakeCall();
        views.open(call, "one", new View.Content.Kept("kept"), Optional.empty());
        views.open(call, "two", new View.Content.Kept("kept"), Optional.empty());
        var listed = new ListViews(views).call(new ListViews.Input(), call).views();
        assertEquals(List.of("two", "one"), listed.stream().map(Opened::title).toList());
        assertEquals("http://127.0.0.1/data?view=v1", listed.getFirst().link());
    }
}
