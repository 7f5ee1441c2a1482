// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * The form in which people describe a profile.
 *
 * @param profile what stands in it
 * @param known whether the profile is there already
 */
public record ProfileForm(OwnProfile profile, boolean known) {

    /** An empty one, for a profile based on an AWS profile, if that has a name. */
    static ProfileForm empty(String awsProfile) {
        return new ProfileForm(
                new OwnProfile("", "", "", false, awsProfile, "", "", TableRules.ALL, Profile.Policy.DEFAULT), false);
    }

    /** What was typed. */
    static OwnProfile read(HttpServletRequest request) {
        String colour = text(request, "colour");
        return new OwnProfile(
                text(request, "slug"),
                text(request, "label"),
                checked(request, "coloured") ? colour : "",
                checked(request, "production"),
                text(request, "aws"),
                text(request, "region"),
                text(request, "endpoint"),
                new TableRules(names(request, "allow"), names(request, "deny")),
                new Profile.Policy(checked(request, "values"), checked(request, "codeInForm"), 1));
    }

    /** The patterns, one a line. */
    public String allow() {
        return String.join("\n", profile.tables().allow());
    }

    /** The patterns, one a line. */
    public String deny() {
        return String.join("\n", profile.tables().deny());
    }

    /** The colour that the field shows; it cannot be empty. */
    public String colour() {
        return profile.colour().isEmpty() ? "#3b6ea5" : profile.colour();
    }

    private static List<String> names(HttpServletRequest request, String name) {
        return Stream.of(text(request, name).split("[\\s,]+", -1))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    private static boolean checked(HttpServletRequest request, String name) {
        return text(request, name).equals("true");
    }

    private static String text(HttpServletRequest request, String name) {
        return ConsolePage.parameter(request, name).strip();
    }
}
