// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The profiles of this machine's AWS configuration, read again when its files change. */
final class AwsFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AwsFiles.class);
    private static final Pattern ACCOUNT_IN_ARN = Pattern.compile("arn:[^:]*:iam::(\\d{12}):.*");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final List<Path> files;
    private final Supplier<ProfileFile> reader;
    private Content content = new Content("", Map.of(), List.of());

    AwsFiles() {
        this(
                List.of(ProfileFileLocation.configurationFilePath(), ProfileFileLocation.credentialsFilePath()),
                ProfileFile::defaultProfileFile);
    }

    AwsFiles(List<Path> files, Supplier<ProfileFile> reader) {
        this.files = files;
        this.reader = reader;
    }

    /** A profile that was found, and the account that its configuration names. */
    record Found(Profile profile, Optional<String> account) {}

    private record Content(String stamp, Map<String, Found> bySlug, List<String> remarks) {}

    /** What is there now, by slug. */
    Map<String, Found> found() {
        return content().bySlug();
    }

    /** What was left out, and why. */
    List<String> remarks() {
        return content().remarks();
    }

    /** Changes whenever the files do. */
    String stamp() {
        var stamp = new StringBuilder();
        for (Path file : files) {
            try {
                stamp.append(Files.getLastModifiedTime(file).toMillis())
                        .append('/')
                        .append(Files.size(file));
            } catch (IOException none) {
                stamp.append('-');
            }
            stamp.append(' ');
        }
        return stamp.toString();
    }

    /** The account that the configuration names for one of its profiles. */
    Optional<String> account(String name) {
        return found().values().stream()
                .filter(found -> found.profile().credentials().equals(new Profile.Credentials.Aws(name)))
                .findFirst()
                .flatMap(Found::account);
    }

    private synchronized Content content() {
        String stamp = stamp();
        if (!stamp.equals(content.stamp())) {
            content = read(stamp);
        }
        return content;
    }

    private Content read(String stamp) {
        var bySlug = new LinkedHashMap<String, Found>();
        var remarks = new ArrayList<String>();
        try {
            reader.get().profiles().values().forEach(aws -> {
                try {
                    Found found = found(aws);
                    if (bySlug.putIfAbsent(found.profile().slug(), found) != null) {
                        remarks.add("The AWS profile '" + aws.name() + "' is left out: another one has the same slug.");
                    }
                } catch (IllegalArgumentException wrong) {
                    remarks.add("The AWS profile '" + aws.name() + "' is left out: " + wrong.getMessage());
                }
            });
        } catch (RuntimeException unreadable) {
            // The SDK's message can quote the file, so it stays in the log of this machine.
            LOG.warn("The AWS configuration of this machine cannot be read", unreadable);
            remarks.add("The AWS configuration of this machine cannot be read; the log says why.");
        }
        return new Content(stamp, Map.copyOf(bySlug), List.copyOf(remarks));
    }

    private static Found found(software.amazon.awssdk.profiles.Profile aws) {
        String region = aws.property("region").orElse("");
        if (region.isEmpty()) {
            throw new IllegalArgumentException("it names no region.");
        }
        Optional<String> account = aws.property("aws_account_id")
                .or(() -> aws.property("sso_account_id"))
                .filter(id -> ACCOUNT.matcher(id).matches())
                .or(() -> aws.property("role_arn").flatMap(AwsFiles::accountIn))
                .or(() -> aws.property("mfa_serial").flatMap(AwsFiles::accountIn));
        return new Found(
                new Settings(
                                slug(aws.name()),
                                aws.name(),
                                region,
                                aws.name(),
                                "",
                                "",
                                aws.property("endpoint_url").orElse(""))
                        .profile(),
                account);
    }

    private static Optional<String> accountIn(String arn) {
        Matcher matcher = ACCOUNT_IN_ARN.matcher(arn);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 63 ? slug.substring(0, 63).replaceAll("-$", "") : slug;
    }
}
