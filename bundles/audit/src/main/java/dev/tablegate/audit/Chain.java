// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the chain, open for more. Used by one thread. */
final class Chain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);

    private final Path folder;
    private final long largest;
    private final byte[] key;
    private int file;
    private FileChannel channel;
    private long number;
    private String hash;

    private Chain(Path folder, long largest, int file, long number, String hash) throws IOException {
        this.folder = folder;
        this.largest = largest;
        this.file = file;
        this.number = number;
        this.hash = hash;
        this.key = Head.key(folder);
        this.channel = OwnerOnly.append(Lines.file(folder, file));
        OwnerOnly.settle(folder);
    }

    /**
     * Opens the chain where it ends. A last line that a crash tore is put aside.
     *
     * @throws IOException if it cannot be read, or lines are missing at its end
     */
    static Chain open(Path folder, long largest) throws IOException {
        OwnerOnly.folder(folder);
        List<Path> files = Lines.files(folder);
        for (int i = files.size() - 1; i >= 0; i--) {
            Optional<String> last = lastLine(files.get(i));
            if (last.isPresent()) {
                JsonNode line = Lines.JSON.readTree(last.get());
                return known(new Chain(
                        folder,
                        largest,
                        Lines.numberOf(files.getLast()),
                        line.path("number").asLong(),
                        Hash.of(last.get().getBytes(StandardCharsets.ISO_8859_1))));
            }
        }
        return known(new Chain(folder, largest, files.isEmpty() ? 1 : Lines.numberOf(files.getLast()), 0, Hash.NONE));
    }

    private static Chain known(Chain chain) throws IOException {
        Optional<Head> head = Head.read(chain.folder);
        boolean whole = head.isEmpty()
                ? chain.number == 0
                : head.get().isSignedWith(chain.key) && head.get().number() <= chain.number;
        if (!whole) {
            chain.close();
            throw new IOException("Lines are missing at the end of the audit record in " + chain.folder
                    + ". Find out who removed them; then move the folder away, and a new record begins.");
        }
        return chain;
    }

    /** Appends a line; it lasts once {@link #force} returned. */
    void append(ObjectNode draft) throws IOException {
        byte[] line = Lines.at(draft, number + 1, hash);
        if (channel.size() > largest) {
            channel.force(false);
            channel.close();
            file++;
            channel = OwnerOnly.append(Lines.file(folder, file));
            OwnerOnly.settle(folder);
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        number++;
        hash = Hash.of(line);
    }

    void force() throws IOException {
        channel.force(false);
        Head.of(number, hash, key).write(folder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Optional<String> lastLine(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length() || end > 0 && !isJson(text.substring(text.lastIndexOf('\n', end - 2) + 1, end - 1))) {
            end = end < text.length() ? end : text.lastIndexOf('\n', end - 2) + 1;
            putAside(file, text, end);
        }
        return end == 0 ? Optional.empty() : Optional.of(text.substring(text.lastIndexOf('\n', end - 2) + 1, end - 1));
    }

    private static void putAside(Path file, String text, int end) throws IOException {
        LOG.warn("The last line of {} was torn by a crash; it is kept beside, with the ending .torn", file);
        OwnerOnly.write(
                file.resolveSibling(file.getFileName() + ".torn"),
                text.substring(end).getBytes(StandardCharsets.ISO_8859_1));
        try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
            torn.truncate(end);
            torn.force(true);
        }
    }

    private static boolean isJson(String line) {
        try {
            return Lines.JSON.readTree(line) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
