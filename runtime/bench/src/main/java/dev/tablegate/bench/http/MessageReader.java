// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Reads one message after the other from a kept connection. */
public final class MessageReader {

    private final InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    public MessageReader(InputStream in) {
        this.in = in;
    }

    /** The next message, or empty when the other side has closed the connection. */
    public Optional<Message> next() throws IOException {
        int headEnd = find("\r\n\r\n");
        if (headEnd < 0) {
            return Optional.empty();
        }
        String head = take(headEnd - start);
        boolean chunked = Message.header(head, "transfer-encoding: ").isPresent();
        return Optional.of(new Message(head, chunked ? chunks() : bytes(length(head))));
    }

    private static int length(String head) {
        return Message.header(head, "content-length: ").map(Integer::parseInt).orElse(0);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            String line = take(found(find("\r\n")) - start);
            size = Integer.parseInt(line.strip(), 16);
            body.write(bytes(size));
            bytes(2);
        } while (size > 0);
        return body.toByteArray();
    }

    private static int found(int at) throws EOFException {
        if (at < 0) {
            throw new EOFException("the connection ended within a message");
        }
        return at;
    }

    /** The position after the next occurrence, or -1 when the connection ends before. */
    private int find(String mark) throws IOException {
        byte last = (byte) mark.charAt(mark.length() - 1);
        int at = start;
        while (true) {
            for (; at < end; at++) {
                if (buffer[at] == last && endsWith(mark, at + 1)) {
                    return at + 1;
                }
            }
            int read = at - start;
            if (!fill()) {
                return -1;
            }
            at = start + read;
        }
    }

    private boolean endsWith(String mark, int at) {
        int from = at - mark.length();
        if (from < start) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (buffer[from + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String take(int length) {
        String text = new String(buffer, start, length, ISO_8859_1);
        start += length;
        return text;
    }

    private byte[] bytes(int length) throws IOException {
        while (end - start < length) {
            if (!fill()) {
                throw new EOFException("the connection ended within a message");
            }
        }
        byte[] taken = Arrays.copyOfRange(buffer, start, start + length);
        start += length;
        return taken;
    }

    /** Reads more; what has been taken makes room first. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }
}
