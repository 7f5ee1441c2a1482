// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import dev.tablegate.bench.http.Message;
import dev.tablegate.bench.http.MessageReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** One kept connection to a server. */
public final class Connection implements AutoCloseable {

    private final Socket socket;
    private final MessageReader reader;

    public Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        reader = new MessageReader(socket.getInputStream());
    }

    public Message ask(String request) throws IOException {
        return ask(request.getBytes(ISO_8859_1));
    }

    Message ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        return reader.next().orElseThrow(() -> new EOFException("the server closed the connection"));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
