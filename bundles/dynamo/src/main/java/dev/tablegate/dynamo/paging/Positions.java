// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Positions as a few bytes. */
final class Positions {

    private static final int VERSION = 1;

    private Positions() {}

    static byte[] encode(List<Position> positions) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(positions.size());
            for (var position : positions) {
                out.writeByte(position.done() ? -1 : position.key().size());
                for (var attribute : position.key().entrySet()) {
                    out.writeUTF(attribute.getKey());
                    write(out, attribute.getValue());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Empty if another version wrote it. */
    static Optional<List<Position>> decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            int segments = in.readUnsignedShort();
            var positions = new ArrayList<Position>(segments);
            for (int i = 0; i < segments; i++) {
                positions.add(position(in));
            }
            return Optional.of(List.copyOf(positions));
        } catch (IOException cutShort) {
            return Optional.empty();
        }
    }

    private static Position position(DataInputStream in) throws IOException {
        int attributes = in.readByte();
        if (attributes < 0) {
            return Position.END;
        }
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (int i = 0; i < attributes; i++) {
            key.put(in.readUTF(), read(in));
        }
        return new Position(false, key);
    }

    /** Keys are strings, numbers and binary; nothing else can be one. */
    private static void write(DataOutputStream out, AttributeValue value) throws IOException {
        switch (value.type()) {
            case S -> text(out, 'S', value.s());
            case N -> text(out, 'N', value.n());
            case B -> {
                out.writeByte('B');
                out.writeShort(value.b().asByteArrayUnsafe().length);
                out.write(value.b().asByteArrayUnsafe());
            }
            default -> throw new IllegalArgumentException(value.type() + " is no type of a key");
        }
    }

    private static void text(DataOutputStream out, char type, String value) throws IOException {
        out.writeByte(type);
        out.writeUTF(value);
    }

    private static AttributeValue read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'S' -> AttributeValue.fromS(in.readUTF());
            case 'N' -> AttributeValue.fromN(in.readUTF());
            case 'B' -> AttributeValue.fromB(SdkBytes.fromByteArray(in.readNBytes(in.readUnsignedShort())));
            default -> throw new IOException("not a type of a key");
        };
    }
}
