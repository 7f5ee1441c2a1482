// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Puts all profiles together. Of those with one slug, a configured one comes before one from the console, and that
 * before one of the AWS files.
 */
final class Gathering {

    private final AwsFiles.Content aws;
    private final Map<String, Profile> bySlug = new TreeMap<>();
    private final List<String> problems;

    Gathering(AwsFiles.Content aws) {
        this.aws = aws;
        this.problems = new ArrayList<>(aws.problems());
    }

    Map<String, Profile> bySlug() {
        return Collections.unmodifiableMap(bySlug);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void configured(Profile profile) {
        add(profile.slug(), () -> complete(profile));
    }

    /** One from the console; it takes from its AWS profile what it does not say itself. */
    void own(Settings settings) {
        add(settings.slug(), () -> made(settings));
    }

    /**
     * The profile of these settings.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with them
     */
    Profile made(Settings settings) {
        return complete(based(settings).profile());
    }

    /** Those of the AWS files that nobody gave another face. */
    void discovered() {
        var names = new TreeMap<String, String>();
        for (AwsEntry entry : new TreeMap<>(aws.entries()).values()) {
            String slug = slug(entry.name());
            if (names.putIfAbsent(slug, entry.name()) != null) {
                problems.add(AwsFiles.leftOut(
                        entry.name(), new IllegalArgumentException("another one has the same slug, " + slug + ".")));
            } else if (!bySlug.containsKey(slug)) {
                discovered(slug, entry);
            }
        }
    }

    private void discovered(String slug, AwsEntry entry) {
        try {
            String region = entry.region().orElseThrow(() -> new IllegalArgumentException("it names no region."));
            bySlug.put(
                    slug,
                    new Settings(
                                    slug,
                                    entry.name(),
                                    region,
                                    entry.name(),
                                    "",
                                    "",
                                    entry.endpoint().orElse(""))
                            .profile());
        } catch (IllegalArgumentException wrong) {
            problems.add(AwsFiles.leftOut(entry.name(), wrong));
        }
    }

    private void add(String slug, Supplier<Profile> maker) {
        try {
            bySlug.putIfAbsent(slug, maker.get());
        } catch (IllegalArgumentException wrong) {
            problems.add("The profile '" + slug + "' is left out: " + wrong.getMessage());
        }
    }

    private Settings based(Settings settings) {
        Optional<AwsEntry> entry = Optional.ofNullable(aws.entries().get(settings.awsProfile()));
        return settings.region().isEmpty()
                ? settings.in(entry.flatMap(AwsEntry::region).orElse(""))
                : settings;
    }

    /** The SDK would take the endpoint of the AWS configuration by itself; then it must be known here, too. */
    private Profile complete(Profile profile) {
        if (!(profile.credentials() instanceof Profile.Credentials.Aws(String name))) {
            return profile;
        }
        AwsEntry entry = Optional.ofNullable(aws.entries().get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the AWS profile '" + name + "' is not there, or cannot be used."));
        return profile.endpoint().isPresent()
                ? profile
                : new Profile(
                        profile.slug(),
                        profile.label(),
                        profile.colour(),
                        profile.production(),
                        profile.region(),
                        profile.credentials(),
                        entry.endpoint().map(Settings.Endpoint::parse),
                        profile.tables(),
                        profile.policy());
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 63 ? slug.substring(0, 63).replaceAll("-$", "") : slug;
    }
}
