// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.profiles.AwsEntry.Account;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/** Works out what a profile points at: account, region and endpoint. */
final class Targets {

    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);

    private final AwsFiles files;
    private final Function<Profile, Optional<String>> asked;

    Targets(AwsFiles files) {
        this.files = files;
        this.asked = this::ask;
    }

    /**
     * @param asked the account as AWS says it; empty if nobody answers
     */
    Targets(AwsFiles files, Function<Profile, Optional<String>> asked) {
        this.files = files;
        this.asked = asked;
    }

    /**
     * What a profile points at. May ask AWS.
     *
     * @throws IllegalArgumentException with a sentence that says why that cannot be told
     */
    String of(Profile profile) {
        String account = switch (profile.credentials()) {
            case Profile.Credentials.Static(String key, var ignored) -> "local:" + key;
            case Profile.Credentials.Aws(String name) -> account(profile, name);
        };
        return account + where(profile);
    }

    /** All settings that {@link #of} goes by, as one text; asks nobody. */
    String print(Profile profile) {
        String source = switch (profile.credentials()) {
            case Profile.Credentials.Static(String key, var ignored) -> "static " + key;
            case Profile.Credentials.Aws(String name) ->
                "aws " + name + " " + files.find(name).map(AwsEntry::digest).orElse("");
        };
        return source + where(profile);
    }

    private static String where(Profile profile) {
        return " " + profile.region() + " "
                + profile.endpoint().map(URI::toString).orElse("aws");
    }

    private String account(Profile profile, String name) {
        AwsEntry entry = files.find(name).orElseThrow(() -> unknown(profile));
        if (profile.endpoint().filter(Settings.Endpoint::isLoopback).isPresent()) {
            return "local:" + entry.keyId().orElse(name);
        }
        return switch (entry.account()) {
            case Account.Certain(String id) -> id;
            case Account.Claimed(String id) -> agreed(profile, id, asked.apply(profile));
            case Account.Unknown() -> asked.apply(profile).orElseThrow(() -> unknown(profile));
        };
    }

    private static String agreed(Profile profile, String claimed, Optional<String> told) {
        if (told.isPresent() && !told.get().equals(claimed)) {
            throw new IllegalArgumentException("The keys of the profile \"" + profile.slug()
                    + "\" are not of the account that aws_account_id names. Correct one of them.");
        }
        return claimed;
    }

    private Optional<String> ask(Profile profile) {
        if (!(profile.credentials() instanceof Profile.Credentials.Aws(String name))) {
            throw new IllegalArgumentException("Only AWS knows the account of an AWS profile.");
        }
        ProfileFile file = files.content().file();
        try (var credentials = ProfileCredentialsProvider.builder()
                .profileFile(file)
                .profileName(name)
                .build()) {
            return AwsCalls.sts(
                    new AwsCalls.Way(file, name, profile.region()),
                    credentials,
                    sts -> Optional.of(sts.getCallerIdentity().account()));
        } catch (SdkException | IllegalStateException | IllegalArgumentException failure) {
            // The SDK's message names all profiles of the machine: it stays in the log.
            LOG.warn("The account of the profile '{}' cannot be told", profile.slug(), failure);
            if (AwsCalls.unanswered(failure)) {
                return Optional.empty();
            }
            throw unknown(profile);
        }
    }

    private static IllegalArgumentException unknown(Profile profile) {
        return new IllegalArgumentException("The account of the profile \"" + profile.slug()
                + "\" cannot be told now: AWS does not answer, or does not accept its credentials. Check them, sign in"
                + " again if it lives on single sign-on, then try again.");
    }
}
