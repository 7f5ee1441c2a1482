// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.audit.Audit.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Walks the chain from its first line to its last. */
final class ChainCheck {

    private final Path folder;
    private long number;
    private String previous = Hash.NONE;
    private String atHead = "";

    private ChainCheck(Path folder) {
        this.folder = folder;
    }

    /** Checks the chain in a folder. */
    static Verification of(Path folder) throws IOException {
        var check = new ChainCheck(folder);
        Optional<Head> head = Head.read(folder);
        long wanted = head.map(Head::number).orElse(0L);
        List<Path> files = Lines.files(folder);
        for (Path file : files) {
            Optional<String> problem = check.walk(file, wanted, file.equals(files.getLast()));
            if (problem.isPresent()) {
                return new Verification(check.number, problem);
            }
        }
        return new Verification(check.number, check.end(head));
    }

    private Optional<String> walk(Path file, long wanted, boolean last) throws IOException {
        try (var lines = new LineReader(file)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<String> problem = link(line.get()).map(what -> file.getFileName() + ": " + what);
                if (problem.isPresent()) {
                    return problem;
                }
                if (number == wanted) {
                    atHead = previous;
                }
            }
            // Only in the last file somebody may be writing.
            return lines.torn() && !last
                    ? Optional.of(file.getFileName() + ": half a line stands at its end.")
                    : Optional.empty();
        }
    }

    private Optional<String> link(String line) {
        JsonNode json;
        try {
            json = Lines.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.of("what follows line " + number + " is no JSON.");
        }
        if (json == null || json.path("number").asLong() != number + 1) {
            return Optional.of("line " + (number + 1) + " is missing, or out of order.");
        }
        if (!json.path("previous").asText().equals(previous)) {
            return Optional.of("line " + (number + 1) + " does not follow the one before it: one of them was changed.");
        }
        number++;
        previous = Hash.of(line.getBytes(StandardCharsets.ISO_8859_1));
        return Optional.empty();
    }

    private Optional<String> end(Optional<Head> head) throws IOException {
        if (head.isEmpty()) {
            return number == 0
                    ? Optional.empty()
                    : Optional.of("head.json is missing, so that lines could be missing at the end.");
        }
        if (Head.knownKey(folder).filter(head.get()::isSignedWith).isEmpty()) {
            return Optional.of("head.json was changed, or is of another server.");
        }
        if (head.get().number() > number) {
            return Optional.of("lines " + (number + 1) + " to " + head.get().number() + " are missing at the end.");
        }
        return head.get().number() == 0 || atHead.equals(head.get().hash())
                ? Optional.empty()
                : Optional.of("line " + head.get().number() + " is not the one that was written.");
    }
}
