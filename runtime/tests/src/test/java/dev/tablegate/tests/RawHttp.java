// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What a server answers to bytes that no well-behaved client would send. */
record RawHttp(String answer) {

    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3})");
    private static final int QUIET_MILLIS = 1500;

    /** Sends the text and reads until the server closes or has been quiet for a while. */
    static RawHttp send(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(QUIET_MILLIS);
            write(socket, request);
            return new RawHttp(read(socket.getInputStream()));
        }
    }

    private static void write(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // The server may answer and close before it has read everything; its answer counts.
            assert !socket.isClosed();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException | SocketException e) {
            // Quiet or reset: what came is the answer.
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The status of each response, in order. */
    List<String> statuses() {
        return STATUS.matcher(answer).results().map(match -> match.group(1)).toList();
    }
}
