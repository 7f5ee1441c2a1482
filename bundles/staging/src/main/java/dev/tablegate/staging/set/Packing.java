// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.StoreFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Images as values of the store: cut where they are larger than a value may be. */
final class Packing {

    private static final int PART = 250_000;

    /** Above it images are deflated: two items of 400 KB, full of what JSON must escape, are many times as large. */
    private static final int PLAIN = 60_000;

    private Packing() {}

    static List<String> pack(Body body) {
        String json = Records.write(body);
        if (json.length() <= PLAIN) {
            return List.of(json);
        }
        String text = deflated(json);
        var parts = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += PART) {
            parts.add(text.substring(from, Math.min(text.length(), from + PART)));
        }
        return parts;
    }

    /** The images that the entries hold together. */
    static Body unpack(List<Entry> parts) {
        Entry first = parts.getFirst();
        String text = parts.stream().map(Entry::value).collect(Collectors.joining());
        String json = text.startsWith("{") ? text : inflated(first, text);
        return Records.read(new Entry(first.kind(), first.id(), first.version(), json, Optional.empty()), Body.class);
    }

    private static String deflated(String json) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String inflated(Entry entry, String text) {
        try (var inflater = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return new String(inflater.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new StoreFailure(
                    "The record " + entry.kind() + " " + entry.id() + " in the store is damaged.", damaged);
        }
    }
}
