// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a configuration says, as text; makes a profile of it, or says what is wrong. */
record Settings(
        String slug,
        String label,
        String region,
        String awsProfile,
        String accessKeyId,
        String secretAccessKey,
        String endpoint,
        Rules rules) {

    /** What else is said of a profile. */
    record Rules(String colour, boolean production, List<String> allow, List<String> deny, Profile.Policy policy) {

        static final Rules NONE = new Rules("", false, List.of(), List.of(), Profile.Policy.DEFAULT);
    }

    Settings(
            String slug,
            String label,
            String region,
            String awsProfile,
            String accessKeyId,
            String secretAccessKey,
            String endpoint) {
        this(slug, label, region, awsProfile, accessKeyId, secretAccessKey, endpoint, Rules.NONE);
    }

    private static final String LOCAL_KEY = "local";
    private static final int LONGEST_LABEL = 100;
    private static final String DEFAULT_COLOUR = "#3b6ea5";
    private static final String PRODUCTION_COLOUR = "#b3261e";
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern TABLES = Pattern.compile("[A-Za-z0-9_.*-]{1,255}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-\\d{1,2}");
    private static final Pattern AWS_PROFILE = Pattern.compile("[\\p{Alnum}_./@:%+-]{1,128}");

    static Settings of(ConfiguredProfile.Config config) {
        return new Settings(
                config.slug().strip(),
                config.label().strip(),
                config.region().strip(),
                config.aws_profile().strip(),
                config.accessKeyId().strip(),
                config.secretAccessKey().strip(),
                config.endpoint().strip(),
                new Rules(
                        config.colour().strip(),
                        config.production(),
                        patterns(List.of(config.tables_allow())),
                        patterns(List.of(config.tables_deny())),
                        new Profile.Policy(
                                config.audit_values(),
                                codeInForm(config.mfa_elicitation()),
                                config.commit_approvers(),
                                new Budget(
                                        config.budget_call_units(),
                                        config.budget_call_items(),
                                        config.budget_connection_units(),
                                        config.budget_day_units(),
                                        config.budget_export_rows()),
                                Entity.list(String.join("\n", config.entities())))));
    }

    /** Those of a profile that was made in the console. A local DynamoDB takes any keys, so it gets some. */
    static Settings of(OwnProfile own) {
        boolean local = own.awsProfile().isBlank();
        return new Settings(
                own.slug().strip(),
                own.label().strip(),
                own.region().strip(),
                own.awsProfile().strip(),
                local ? LOCAL_KEY : "",
                local ? LOCAL_KEY : "",
                own.endpoint().strip(),
                new Rules(
                        own.colour().strip(),
                        own.production(),
                        patterns(own.tables().allow()),
                        patterns(own.tables().deny()),
                        own.policy()));
    }

    private static boolean codeInForm(String elicitation) {
        return switch (elicitation.strip()) {
            case "form" -> true;
            case "url", "" -> false;
            default -> throw new IllegalArgumentException("mfa.elicitation is either url or form.");
        };
    }

    /** A file of settings has them in one line, with commas. */
    private static List<String> patterns(List<String> patterns) {
        return patterns.stream()
                .flatMap(line -> Stream.of(line.split("[,\\s]+", -1)))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /** The same in another region. */
    Settings in(String other) {
        return new Settings(slug, label, other, awsProfile, accessKeyId, secretAccessKey, endpoint, rules);
    }

    /**
     * The profile.
     *
     * @throws IllegalArgumentException with a sentence for the log that says what to change
     */
    Profile profile() {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    "slug must be 1 to 63 lower case letters, digits and hyphens, with no hyphen at either end.");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(
                    "region must name an AWS region such as eu-central-1; a local DynamoDB takes any.");
        }
        if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("label must be one line of at most " + LONGEST_LABEL + " characters.");
        }
        var url = endpoint.isEmpty() ? Optional.<URI>empty() : Optional.of(Endpoint.parse(endpoint));
        return new Profile(
                slug,
                label.isEmpty() ? slug : label,
                colour(),
                rules.production(),
                region,
                credentials(url),
                url,
                tables(),
                rules.policy());
    }

    private String colour() {
        if (rules.colour().isEmpty()) {
            return rules.production() ? PRODUCTION_COLOUR : DEFAULT_COLOUR;
        }
        if (!COLOUR.matcher(rules.colour()).matches()) {
            throw new IllegalArgumentException("colour must be a CSS colour such as #3b6ea5.");
        }
        return rules.colour();
    }

    private TableRules tables() {
        if (!Stream.concat(rules.allow().stream(), rules.deny().stream())
                .allMatch(pattern -> TABLES.matcher(pattern).matches())) {
            throw new IllegalArgumentException(
                    "tables.allow and tables.deny hold names of tables, with * for any characters.");
        }
        return new TableRules(rules.allow(), rules.deny());
    }

    private Profile.Credentials credentials(Optional<URI> url) {
        boolean keys = !accessKeyId.isEmpty() || !secretAccessKey.isEmpty();
        if (keys == !awsProfile.isEmpty()) {
            throw new IllegalArgumentException(
                    "say where the credentials come from: either aws.profile, or accessKeyId with secretAccessKey.");
        }
        if (!keys) {
            return named();
        }
        if (accessKeyId.isEmpty() || secretAccessKey.isEmpty()) {
            throw new IllegalArgumentException("accessKeyId and secretAccessKey go together; one of them is missing.");
        }
        if (url.filter(Endpoint::isLoopback).isEmpty()) {
            throw new IllegalArgumentException("accessKeyId and secretAccessKey are for a local DynamoDB only: "
                    + "set endpoint to a loopback address, or put the keys into the AWS configuration "
                    + "and name that with aws.profile.");
        }
        return new Profile.Credentials.Static(accessKeyId, secretAccessKey);
    }

    private Profile.Credentials named() {
        if (!AWS_PROFILE.matcher(awsProfile).matches()) {
            throw new IllegalArgumentException(
                    "aws.profile holds characters that the AWS configuration ignores; rename the profile there.");
        }
        return new Profile.Credentials.Aws(awsProfile);
    }

    /** Without the secret, so that it reaches no log. */
    @Override
    public String toString() {
        return "Settings[" + slug + "]";
    }

    /** Rules for the URL of a DynamoDB. */
    static final class Endpoint {

        private static final Pattern LOOPBACK =
                Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(?:0*:)*:?0*1]");

        private Endpoint() {}

        static URI parse(String text) {
            var url = uri(text);
            boolean bare = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
            if (url.getHost() == null || !bare) {
                throw wrong();
            }
            if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && isLoopback(url))) {
                throw new IllegalArgumentException(
                        "endpoint must begin with https://; plain http:// is for loopback addresses only.");
            }
            return url;
        }

        /** By its spelling: a name that has to be looked up could lead anywhere. */
        static boolean isLoopback(URI url) {
            return url.getHost() != null && LOOPBACK.matcher(url.getHost()).matches();
        }

        static boolean isLoopback(String text) {
            try {
                return isLoopback(new URI(text));
            } catch (URISyntaxException noUrl) {
                return false;
            }
        }

        private static URI uri(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException noUrl) {
                throw wrong();
            }
        }

        private static IllegalArgumentException wrong() {
            return new IllegalArgumentException(
                    "endpoint must be a URL with scheme, host and port only, such as http://127.0.0.1:8000.");
        }
    }
}
