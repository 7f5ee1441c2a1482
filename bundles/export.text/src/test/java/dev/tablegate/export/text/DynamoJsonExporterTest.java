// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DynamoJsonExporterTest implements ExporterContract {

    @Override
    public Exporter exporter() {
        return new DynamoJsonExporter();
    }

    /** A line is what DynamoDB answers to GetItem, so the SDK of AWS reads it. */
    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) {
        return CannedDynamo.items(new String(file, UTF_8).lines().toList());
    }

    @Test
    void aMapThatLooksLikeAnEnvelopeIsLeftAsItIs() throws IOException {
        var out = new ByteArrayOutputStream();
        var map = Value.Document.of(Map.of("$set", Value.Num.of(1)));
        exporter().write(new ListedRows("T", List.of(Map.of("m", map))), out, new FakeCall());
        assertEquals("{\"Item\":{\"m\":{\"M\":{\"$set\":{\"N\":\"1\"}}}}}\n", out.toString(UTF_8));
    }
}
