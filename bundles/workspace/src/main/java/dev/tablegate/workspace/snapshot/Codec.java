// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
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

    private static final int BUFFER = 8 * 1024;

    private final ObjectMapper json = Json.mapper();
    private final ObjectReader rows = json.readerFor(new TypeReference<LinkedHashMap<String, Value>>() {});
    private final ObjectWriter row = json.writerFor(new TypeReference<Map<String, Value>>() {})
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .withRootValueSeparator("\n");

    /** Writes rows, some of which it keeps back until it is flushed. */
    SequenceWriter rows(ByteArrayOutputStream to) {
        try {
            return row.writeValues(to);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<Map<String, Value>> rows(byte[] compressed) throws IOException {
        try (var all = rows.<Map<String, Value>>readValues(inflate(compressed))) {
            return all.readAll();
        }
    }

    byte[] footer(Footer footer) throws IOException {
        var plain = new ByteArrayOutputStream();
        json.writeValue(plain, footer);
        return deflate(plain);
    }

    Footer footer(byte[] compressed) throws IOException {
        return json.readValue(inflate(compressed), Footer.class);
    }

    static byte[] deflate(ByteArrayOutputStream content) throws IOException {
        var compressed = new ByteArrayOutputStream();
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(compressed, fast, BUFFER)) {
            content.writeTo(out);
        } finally {
            fast.end();
        }
        return compressed.toByteArray();
    }

    private static InflaterInputStream inflate(byte[] compressed) {
        return new InflaterInputStream(new ByteArrayInputStream(compressed));
    }
}
