// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import dev.tablegate.bench.http.Message;
import dev.tablegate.bench.http.MessageReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A DynamoDB that answers from memory what DynamoDB Local once answered, so that the measured server's own work shows.
 * One thread per kept connection, loopback only.
 */
public final class ReplayStub implements AutoCloseable {

    private final ServerSocket listener;
    private final Answering answers;
    private final long delayNanos;

    ReplayStub(int port, Answering answers, int delayMillis) throws IOException {
        this.listener = new ServerSocket(port, 256, InetAddress.getLoopbackAddress());
        this.answers = answers;
        this.delayNanos = delayMillis * 1_000_000L;
        Thread.ofPlatform().name("stub-accept").start(this::accept);
    }

    /** Prints the port it listens on, then serves until it is ended. Arguments: delay in ms, pages, throttle every. */
    public static void main(String[] args) throws IOException {
        Answers answers = new Answers(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        ReplayStub stub = new ReplayStub(0, answers, Integer.parseInt(args[0]));
        System.out.println("port=" + stub.port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().daemon().name("stub").start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            MessageReader in = new MessageReader(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (var request = in.next(); request.isPresent(); request = in.next()) {
                byte[] answer = answer(request.get());
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                out.write(answer);
            }
        } catch (IOException e) {
            // The client went away; there is nobody left to tell.
        }
    }

    private byte[] answer(Message request) {
        String target = request.header("x-amz-target: ").orElse("none.UnknownOperation");
        String operation = target.substring(target.indexOf('.') + 1);
        return answers.answer(operation, new String(request.body(), ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
