// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of an annotation on a class. Those that declare contributions are not kept at run time, so they are read
 * from the class file, as the build does.
 */
final class Declared {

    private static final int MAGIC_AND_VERSION = 8;

    private final DataInputStream file;
    private final String annotation;
    private final Map<Integer, Object> constants = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();

    private Declared(DataInputStream file, Class<?> annotation) {
        this.file = file;
        this.annotation = annotation.descriptorString();
    }

    /** Each member that is given, as text; empty if the class has no such annotation. */
    static Map<String, String> with(Class<? extends Annotation> annotation, Class<?> type) throws IOException {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IOException("no class file of " + type);
            }
            var declared =
                    new Declared(new DataInputStream(new ByteArrayInputStream(bytes.readAllBytes())), annotation);
            declared.read();
            return Map.copyOf(declared.members);
        }
    }

    private void read() throws IOException {
        file.skipNBytes(MAGIC_AND_VERSION);
        readConstants();
        file.skipNBytes(6);
        file.skipNBytes(2L * file.readUnsignedShort());
        for (int kind = 0; kind < 2; kind++) {
            for (int member = file.readUnsignedShort(); member > 0; member--) {
                file.skipNBytes(6);
                skipAttributes();
            }
        }
        for (int attribute = file.readUnsignedShort(); attribute > 0; attribute--) {
            String name = constant(file.readUnsignedShort());
            int length = file.readInt();
            if (name.equals("RuntimeInvisibleAnnotations")) {
                readAnnotations();
            } else {
                file.skipNBytes(length);
            }
        }
    }

    /** Constants by index: texts as they are, numbers as numbers, everything else left out. */
    private void readConstants() throws IOException {
        int count = file.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            switch (file.readUnsignedByte()) {
                case 1 -> constants.put(index, file.readUTF());
                case 3 -> constants.put(index, file.readInt());
                case 5, 6 -> {
                    file.skipNBytes(8);
                    index++;
                }
                case 7, 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                default -> file.skipNBytes(4);
            }
        }
    }

    private void skipAttributes() throws IOException {
        for (int attribute = file.readUnsignedShort(); attribute > 0; attribute--) {
            file.skipNBytes(2);
            file.skipNBytes(file.readInt());
        }
    }

    private void readAnnotations() throws IOException {
        for (int left = file.readUnsignedShort(); left > 0; left--) {
            readAnnotation(constant(file.readUnsignedShort()).equals(annotation));
        }
    }

    private void readAnnotation(boolean wanted) throws IOException {
        for (int pair = file.readUnsignedShort(); pair > 0; pair--) {
            String name = constant(file.readUnsignedShort());
            String value = readValue();
            if (wanted) {
                members.put(name, value);
            }
        }
    }

    private String readValue() throws IOException {
        switch (file.readUnsignedByte()) {
            case 'e' -> {
                file.skipNBytes(2);
                return constant(file.readUnsignedShort());
            }
            case '@' -> {
                file.skipNBytes(2);
                readAnnotation(false);
                return "";
            }
            case '[' -> {
                for (int entry = file.readUnsignedShort(); entry > 0; entry--) {
                    readValue();
                }
                return "";
            }
            default -> {
                return constant(file.readUnsignedShort());
            }
        }
    }

    private String constant(int index) {
        return String.valueOf(constants.get(index));
    }
}
