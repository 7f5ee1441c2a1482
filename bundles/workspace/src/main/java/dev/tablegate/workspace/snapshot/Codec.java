// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Rows and footers as bytes: JSON, exactly as tools write it, compressed lightly. */
final class Codec {

    private static final TypeReference<LinkedHashMap<String, Value>> ROW = new TypeReference<>() {};

    private final ObjectMapper json = Json.mapper();
    private final ObjectReader rows = json.readerFor(ROW);
    private final ObjectWriter row = json.writerFor(ROW);

    byte[] row(Map<String, Value> content) throws IOException {
        return row.writeValueAsBytes(new LinkedHashMap<>(content));
    }

    List<Map<String, Value>> rows(byte[] compressed) throws IOException {
        try (var all = rows.<Map<String, Value>>readValues(inflate(compressed))) {
            return all.readAll();
        }
    }

    byte[] footer(Footer footer) throws IOException {
        return deflate(json.writeValueAsBytes(footer));
    }

    Footer footer(byte[] compressed) throws IOException {
        return json.readValue(inflate(compressed), Footer.class);
    }

    static byte[] deflate(byte[] content) throws IOException {
        var compressed = new ByteArrayOutputStream();
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(compressed, fast)) {
            out.write(content);
        } finally {
            fast.end();
        }
        return compressed.toByteArray();
    }

    private static InflaterInputStream inflate(byte[] compressed) {
        return new InflaterInputStream(new ByteArrayInputStream(compressed));
    }
}
