// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** 128 bits that are the same for equal rows, whatever the order of their attributes and of the members of sets. */
record Fingerprint(long high, long low) {

    /** Of a whole row. */
    static Fingerprint of(Map<String, Value> row) {
        var into = new Digest();
        into.document(row);
        return into.end();
    }

    /** Of some attributes of it; one that is missing is like no value. */
    static Fingerprint of(Map<String, Value> row, List<String> attributes) {
        var into = new Digest();
        for (String attribute : attributes) {
            Value value = row.get(attribute);
            if (value == null) {
                into.tag("");
            } else {
                into.value(value);
            }
        }
        return into.end();
    }

    private static final class Digest {

        private final MessageDigest sha256;

        Digest() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        Fingerprint end() {
            var bytes = ByteBuffer.wrap(sha256.digest());
            return new Fingerprint(bytes.getLong(), bytes.getLong());
        }

        void tag(String tag) {
            bytes(tag.getBytes(StandardCharsets.UTF_8));
        }

        void value(Value value) {
            tag(value.type());
            switch (value) {
                case Value.Text(var text) -> tag(text);
                case Value.Num(var number) -> tag(number.toString());
                case Value.Bool(var flag) -> count(flag ? 1 : 0);
                case Value.Null ignored -> count(0);
                case Value.Binary binary -> bytes(binary.bytes());
                case Value.Document(var entries) -> document(entries);
                case Value.Sequence(var members) -> {
                    count(members.size());
                    members.forEach(this::value);
                }
                case Value.TextSet(var members) -> set(members, text -> text.getBytes(StandardCharsets.UTF_8));
                case Value.NumSet(var members) ->
                    set(members, number -> number.toString().getBytes(StandardCharsets.UTF_8));
                case Value.BinarySet(var members) -> set(members, Value.Binary::bytes);
            }
        }

        void document(Map<String, Value> entries) {
            count(entries.size());
            new TreeMap<>(entries).forEach((name, value) -> {
                tag(name);
                value(value);
            });
        }

        private <T> void set(Collection<T> members, Function<T, byte[]> bytes) {
            count(members.size());
            Stream<byte[]> all = members.stream().map(bytes);
            all.sorted(Arrays::compare).forEach(this::bytes);
        }

        private void bytes(byte[] bytes) {
            count(bytes.length);
            sha256.update(bytes);
        }

        private void count(int count) {
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, count));
        }
    }
}
