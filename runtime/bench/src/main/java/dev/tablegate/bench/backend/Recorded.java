// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Answers of DynamoDB Local as they came over the wire, head and body, recorded by {@link Recorder}. */
final class Recorded {

    private static final Pattern CRC = Pattern.compile("x-amz-crc32: \\d+");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: \\d+");
    private static final Pattern LAST_KEY = Pattern.compile("(?<=\"LastEvaluatedKey\":\\{[^}]{0,40}\")order-\\d{5}");

    private Recorded() {}

    static byte[] answer(String name) {
        try (var in = Recorded.class.getResourceAsStream("/recorded/" + name + ".http")) {
            if (in == null) {
                throw new IllegalArgumentException("no recorded answer " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recorded page made into so many: each names the next one in its last key, and the last names none. */
    static List<byte[]> pages(String name, String lastName, int count) {
        String page = new String(answer(name), ISO_8859_1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> number == count ? answer(lastName) : resumingAt(page, number))
                .toList();
    }

    private static byte[] resumingAt(String page, int number) {
        String moved = LAST_KEY.matcher(page).replaceFirst("order-%05d".formatted(number));
        String body = moved.substring(moved.indexOf("\r\n\r\n") + 4);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(ISO_8859_1));
        String head = moved.substring(0, moved.length() - body.length());
        head = CRC.matcher(head).replaceFirst("x-amz-crc32: " + crc.getValue());
        head = LENGTH.matcher(head).replaceFirst("Content-Length: " + body.length());
        return (head + body).getBytes(ISO_8859_1);
    }
}
