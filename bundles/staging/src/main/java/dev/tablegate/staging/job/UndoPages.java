// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import java.util.Optional;

/** Finds the items that another job wrote, by its undo file. A cursor is a place in the file. */
final class UndoPages implements Pages {

    private final UndoFile file;
    private final Items items;
    private final UndoAim aim;

    UndoPages(UndoFile file, Tables tables, String table, UndoAim aim) {
        this.file = file;
        this.items = new Items(tables, table);
        this.aim = aim;
    }

    @Override
    public Page read(Call call, Optional<String> cursor) {
        var part = file.page(cursor.map(Long::parseLong).orElse(0L));
        aim.take(part.images());
        var keys = part.images().stream().map(Image::key).distinct().toList();
        boolean last = file.page(part.end()).images().isEmpty();
        return new Page(
                items.read(call, keys), last ? Optional.empty() : Optional.of(Long.toString(part.end())), keys.size());
    }
}
