// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.prompt.Completer;
import dev.tablegate.api.prompt.Completes;
import dev.tablegate.api.tool.Call;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Completes names of tables: those that begin with what was typed, then those that contain it. */
@Component
@Completes(argument = "table")
public final class TableNames implements Completer {

    private final Tables tables;

    @Activate
    public TableNames(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<String> complete(String typed, Call call) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        var names = tables.names(call);
        return Stream.concat(
                        names.stream().filter(name -> lower(name).startsWith(wanted)),
                        names.stream().filter(name -> lower(name).indexOf(wanted) > 0))
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
