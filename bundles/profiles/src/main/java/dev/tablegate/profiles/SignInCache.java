// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.profiles.AwsEntry.SignInPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/** The files in which AWS tools keep sign-ins: what is signed in here is signed in there, and the other way round. */
final class SignInCache {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    SignInCache(Path folder) {
        this.folder = folder;
    }

    /**
     * A sign-in.
     *
     * @param refreshToken with which AWS tools renew it by themselves
     */
    record Token(String accessToken, Instant expires, Optional<String> refreshToken, Registration registration) {

        @Override
        public String toString() {
            return "Token[until " + expires + "]";
        }
    }

    /** What AWS knows this server by. */
    record Registration(String id, String secret, Instant expires) {

        @Override
        public String toString() {
            return "Registration[" + id + "]";
        }
    }

    /** How long the sign-in holds; one that can be renewed holds until it cannot. */
    Optional<Instant> until(SignInPlace place) {
        try {
            JsonNode file = JSON.readTree(Files.readAllBytes(file(place)));
            boolean renewable = file.hasNonNull("refreshToken") && file.hasNonNull("registrationExpiresAt");
            String until =
                    file.path(renewable ? "registrationExpiresAt" : "expiresAt").asText();
            return Optional.of(Instant.parse(until.replaceFirst("UTC$", "Z")));
        } catch (IOException | DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Keeps a sign-in, readable by this user only. */
    void write(SignInPlace place, Token token) throws IOException {
        ObjectNode file = JSON.createObjectNode()
                .put("startUrl", place.startUrl())
                .put("region", place.region())
                .put("accessToken", token.accessToken())
                .put("expiresAt", text(token.expires()))
                .put("clientId", token.registration().id())
                .put("clientSecret", token.registration().secret())
                .put("registrationExpiresAt", text(token.registration().expires()));
        token.refreshToken().ifPresent(refresh -> file.put("refreshToken", refresh));
        Files.createDirectories(folder, only("rwx------"));
        Path fresh = Files.createTempFile(folder, "sign-in", ".tmp", only("rw-------"));
        try {
            Files.write(fresh, bytes(file));
            Files.move(fresh, file(place), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path file(SignInPlace place) {
        return folder.resolve(sha1(place.cacheKey()) + ".json");
    }

    private static byte[] bytes(ObjectNode file) throws JsonProcessingException {
        return JSON.writeValueAsBytes(file);
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** The name that AWS tools give the file; it protects nothing. */
    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
