// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SHA-256 over texts and values. Everything is written with its type and length, so that different contents have
 * different bytes; the order of attributes and of the members of sets makes no difference.
 */
public final class Digests {

    private final MessageDigest sha = sha256();

    public Digests text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
        return this;
    }

    public Digests texts(Collection<String> texts) {
        text(Integer.toString(texts.size()));
        texts.stream().sorted().forEach(this::text);
        return this;
    }

    public Digests item(Optional<? extends Map<String, Value>> item) {
        item.ifPresentOrElse(this::item, () -> text("none"));
        return this;
    }

    public Digests item(Map<String, Value> item) {
        text("item" + item.size());
        new TreeMap<>(item).forEach((name, value) -> text(name).value(value));
        return this;
    }

    public Digests expression(Expression expression) {
        text(expression.text());
        text("names" + expression.names().size());
        new TreeMap<>(expression.names()).forEach((name, meant) -> text(name).text(meant));
        return item(expression.values());
    }

    /** In hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    private Digests value(Value value) {
        text(value.type());
        switch (value) {
            case Value.Text text -> text(text.value());
            case Value.Num number -> text(number.value().toString());
            case Value.Bool bool -> text(Boolean.toString(bool.value()));
            case Value.Null ignored -> text("");
            case Value.Binary binary -> bytes(binary.bytes());
            case Value.Document document -> item(document.value());
            case Value.Sequence list -> {
                text(Integer.toString(list.value().size()));
                list.value().forEach(this::value);
            }
            case Value.TextSet set -> texts(set.value());
            case Value.NumSet set ->
                texts(set.value().stream().map(Object::toString).toList());
            case Value.BinarySet set ->
                texts(set.value().stream()
                        .map(one -> HexFormat.of().formatHex(one.bytes()))
                        .toList());
        }
        return this;
    }

    private void bytes(byte[] bytes) {
        text(Integer.toString(bytes.length));
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
