// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class JsonExporterTest implements ExporterContract {

    @Override
    public Exporter exporter() {
        return new JsonExporter();
    }

    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) throws IOException {
        var items = new ArrayList<Map<String, Value>>();
        PlainJson.MAPPER.readTree(file).forEach(object -> items.add(PlainJson.item(object, PlainJson::plain)));
        return items;
    }
}
