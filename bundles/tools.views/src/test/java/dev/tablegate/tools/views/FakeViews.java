// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.Views;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps views unchecked. */
final class FakeViews implements Views {

    final List<View> kept = new ArrayList<>();

    @Override
    public View open(Call call, String title, View.Content content, Optional<View.Chart> chart) {
        return keep("v" + kept.size(), title, content, chart);
    }

    private View keep(String id, String title, View.Content content, Optional<View.Chart> chart) {
        var view = new View(
                id, title, content, chart, "Something.", Instant.EPOCH, URI.create("http://127.0.0.1/data?view=" + id));
        kept.removeIf(one -> one.id().equals(id));
        kept.addFirst(view);
        return view;
    }

    @Override
    public View change(Call call, String id, View.Content content, Optional<View.Chart> chart) {
        return keep(id, find(call, id).orElseThrow().title(), content, chart);
    }

    @Override
    public List<View> list(Call call) {
        return List.copyOf(kept);
    }

    @Override
    public Optional<View> find(Call call, String id) {
        return kept.stream().filter(view -> view.id().equals(id)).findFirst();
    }
}
