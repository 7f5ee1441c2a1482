// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import java.util.Collection;
import java.util.Map;

class FakeTablesTest implements TablesContract {

    private final FakeTables tables = new FakeTables();

    @Override
    public Tables tables() {
        return tables;
    }

    @Override
    public void create(TableBuilder shape, Collection<? extends Map<String, Value>> items) {
        tables.add(shape, items);
    }
}
