// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.profiles.AwsEntry.Account;
import dev.tablegate.profiles.AwsEntry.CodeWay;
import dev.tablegate.profiles.AwsEntry.Role;
import dev.tablegate.profiles.AwsEntry.SignInPlace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** Reads what matters to us out of the AWS configuration, in the order of precedence that AWS tools have. */
final class AwsReading {

    private static final Pattern ACCOUNT_IN_ARN = Pattern.compile("arn:[^:]*:iam::(\\d{12}):.*");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SECONDS = Pattern.compile("\\d{3,6}");
    private static final String SIGN_IN_SCOPE = "sso:account:access";

    private final ProfileFile file;

    AwsReading(ProfileFile file) {
        this.file = file;
    }

    /**
     * One profile.
     *
     * @throws IllegalArgumentException with the end of a sentence that says what is wrong with it
     */
    AwsEntry entry(Profile profile) {
        List<Profile> chain = chain(profile);
        return new AwsEntry(
                profile.name(),
                profile.property("region"),
                endpoint(profile),
                account(profile),
                chain.getLast().property("aws_access_key_id"),
                code(chain),
                signIn(chain.getLast()),
                digest(chain));
    }

    /** The profile, the one whose credentials it takes, and so on. A profile may name itself. */
    private List<Profile> chain(Profile first) {
        var chain = new ArrayList<Profile>(List.of(first));
        Optional<String> source = source(first);
        while (source.isPresent() && !source.get().equals(chain.getLast().name())) {
            Profile next = file.profile(source.get())
                    .orElseThrow(() -> new IllegalArgumentException("its source profile is not there."));
            if (chain.contains(next)) {
                throw new IllegalArgumentException("its source profiles lead in a circle.");
            }
            chain.add(next);
            source = source(next);
        }
        return chain;
    }

    private static Optional<String> source(Profile profile) {
        boolean role = profile.property("role_arn").isPresent()
                && profile.property("web_identity_token_file").isEmpty();
        return role ? profile.property("source_profile") : Optional.empty();
    }

    private Optional<String> endpoint(Profile profile) {
        if (profile.booleanProperty("ignore_configured_endpoint_urls").orElse(false)) {
            return Optional.empty();
        }
        return profile.property("services")
                .flatMap(name -> file.getSection("services", name))
                .flatMap(services -> services.property("dynamodb.endpoint_url"))
                .or(() -> profile.property("endpoint_url"));
    }

    private static Account account(Profile profile) {
        Optional<String> certain = profile.property("web_identity_token_file").isPresent()
                ? profile.property("role_arn").flatMap(AwsReading::accountIn)
                : profile.property("sso_account_id")
                        .filter(id -> ACCOUNT.matcher(id).matches())
                        .or(() -> profile.property("role_arn").flatMap(AwsReading::accountIn))
                        // A device belongs to the account of its user: the session can be of no other one.
                        .or(() -> profile.property("mfa_serial").flatMap(AwsReading::accountIn));
        Optional<Account> claimed = profile.property("aws_account_id")
                .filter(id -> ACCOUNT.matcher(id).matches())
                .map(Account.Claimed::new);
        return certain.<Account>map(Account.Certain::new).or(() -> claimed).orElseGet(Account.Unknown::new);
    }

    private static Optional<CodeWay> code(List<Profile> chain) {
        List<Profile> roles = chain.stream()
                .filter(profile -> source(profile).isPresent())
                .toList()
                .reversed();
        List<Profile> coded = roles.stream()
                .filter(profile -> profile.property("mfa_serial").isPresent())
                .toList();
        if (coded.size() > 1) {
            throw new IllegalArgumentException("it takes two one-time codes, which cannot be asked for at once.");
        }
        Profile base = chain.getLast();
        if (!coded.isEmpty()) {
            return coded.getFirst()
                    .property("mfa_serial")
                    .map(serial -> new CodeWay(
                            base.name(),
                            serial,
                            roles.stream().map(AwsReading::role).toList(),
                            roles.indexOf(coded.getFirst())));
        }
        boolean keys = roles.isEmpty() && base.property("aws_access_key_id").isPresent();
        return base.property("mfa_serial")
                .filter(unused -> keys && base.property("role_arn").isEmpty())
                .map(serial -> new CodeWay(base.name(), serial, List.of(), -1));
    }

    private static Role role(Profile profile) {
        return new Role(
                profile.property("role_arn").orElseThrow(),
                profile.property("external_id"),
                profile.property("role_session_name"),
                profile.property("duration_seconds")
                        .filter(seconds -> SECONDS.matcher(seconds).matches())
                        .map(Integer::valueOf));
    }

    private Optional<SignInPlace> signIn(Profile profile) {
        Optional<String> name = profile.property("sso_session");
        Optional<Profile> place = name.isPresent() ? file.getSection("sso-session", name.get()) : Optional.of(profile);
        return place.flatMap(known -> known.property("sso_start_url")
                .flatMap(url -> known.property("sso_region")
                        .map(region -> new SignInPlace(
                                name,
                                url,
                                region,
                                scopes(known.property("sso_registration_scopes").orElse(SIGN_IN_SCOPE))))));
    }

    private static List<String> scopes(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    private String digest(List<Profile> chain) {
        MessageDigest digest = sha256();
        for (Profile profile : chain) {
            add(digest, profile);
            profile.property("sso_session")
                    .flatMap(name -> file.getSection("sso-session", name))
                    .ifPresent(session -> add(digest, session));
            profile.property("services")
                    .flatMap(name -> file.getSection("services", name))
                    .ifPresent(services -> add(digest, services));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Profile section) {
        digest.update((section.name() + '\n').getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(section.properties())
                .forEach((name, value) ->
                        digest.update((name + '=' + value.length() + ':' + value).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> accountIn(String arn) {
        Matcher matcher = ACCOUNT_IN_ARN.matcher(arn);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
