// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth.document;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;

/**
 * Connects to one host. Its name is resolved once, every address is checked, and one of those very addresses is
 * connected to: a name that means something else a moment later does not help.
 */
final class CheckedSockets extends SSLSocketFactory implements AutoCloseable {

    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final String host;
    private final Net net;

    CheckedSockets(String host, Net net) {
        this.host = host;
        this.net = net;
    }

    /** A socket that goes nowhere else, whatever it is told. */
    private final class Checked extends Socket {

        @Override
        public void connect(SocketAddress unused, int timeout) throws IOException {
            super.connect(new InetSocketAddress(address(), net.port()), timeout);
        }
    }

    private InetAddress address() throws IOException {
        List<InetAddress> all = net.names().addresses(host);
        if (all.isEmpty() || all.stream().anyMatch(net.forbidden())) {
            throw new IOException("The host is not a public one.");
        }
        return all.get(0);
    }

    @Override
    public Socket createSocket() {
        var socket = new Checked();
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(Socket connected, String name, int port, boolean autoClose) throws IOException {
        return net.tls().createSocket(connected, host, port, autoClose);
    }

    /** Whoever would connect by itself, is not checked. */
    @Override
    public Socket createSocket(String name, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress local, int localPort) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw unchecked();
    }

    private static IOException unchecked() {
        return new IOException("Only checked connections are made.");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return net.tls().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return net.tls().getSupportedCipherSuites();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }
}
