// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import dev.tablegate.transport.rpc.Part;
import dev.tablegate.transport.rpc.RpcFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param entries what is on this page
 * @param next cursor of the next page
 */
record Page(List<Entry> entries, Optional<String> next) {

    /** The page after a cursor, or the first. */
    static Page of(List<Entry> all, Optional<String> cursor, int size) {
        int from = cursor.map(after -> indexAfter(all, after)).orElse(0);
        int to = Math.min(all.size(), from + size);
        List<Entry> entries = all.subList(from, to);
        Optional<String> next =
                to < all.size() ? Optional.of(encode(all.get(to - 1).name())) : Optional.empty();
        return new Page(entries, next);
    }

    /** The page as members of a result. */
    Part members(String name) {
        return json -> {
            json.writeArrayFieldStart(name);
            for (Entry entry : entries) {
                entry.json().write(json);
            }
            json.writeEndArray();
            if (next.isPresent()) {
                json.writeStringField("nextCursor", next.get());
            }
        };
    }

    private static int indexAfter(List<Entry> all, String cursor) {
        String name = decode(cursor);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i + 1;
            }
        }
        throw invalid();
    }

    private static String encode(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
    }

    private static RpcFailure invalid() {
        return RpcFailure.invalidParams(
                "The cursor is not valid, or the list changed meanwhile. List again without a cursor.");
    }
}
