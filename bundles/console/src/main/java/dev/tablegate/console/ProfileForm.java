// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form in which people describe a profile.
 *
 * @param profile what stands in it, but for the entities
 * @param entities the entities as text, one a line; what was typed may not be readable
 * @param known whether the profile is there already
 */
public record ProfileForm(OwnProfile profile, String entities, boolean known) {

    /** The fields of the budgets, in their order. */
    private static final List<String> BUDGETS =
            List.of("callUnits", "callItems", "connectionUnits", "dayUnits", "exportRows");

    /** An empty one, for a profile based on an AWS profile, if that has a name. */
    static ProfileForm empty(String awsProfile) {
        return new ProfileForm(
                new OwnProfile("", "", "", false, awsProfile, "", "", TableRules.ALL, Profile.Policy.DEFAULT),
                "",
                false);
    }

    /** For one that is there. */
    static ProfileForm of(OwnProfile profile) {
        String entities = profile.policy().entities().stream().map(Entity::line).collect(Collectors.joining("\n"));
        return new ProfileForm(profile, entities, true);
    }

    /** With what was typed, be it right or not. */
    static ProfileForm typed(HttpServletRequest request, boolean known) {
        return new ProfileForm(read(request, List.of()), ConsolePage.parameter(request, "entities"), known);
    }

    /**
     * The profile that is meant.
     *
     * @throws IllegalArgumentException if a budget is no figure, or an entity cannot be read; or if nobody's approval is
     *     wanted, and nobody said that this is meant
     */
    static OwnProfile meant(HttpServletRequest request) {
        var meant = read(request, Entity.list(text(request, "entities")));
        requireMeant(request, meant);
        return meant;
    }

    /** What was typed; a budget that is no figure counts as none. */
    private static OwnProfile read(HttpServletRequest request, List<Entity> entities) {
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
                new Profile.Policy(
                        checked(request, "values"),
                        checked(request, "codeInForm"),
                        approvers(request),
                        budget(request),
                        entities));
    }

    private static void requireMeant(HttpServletRequest request, OwnProfile typed) {
        if (!BUDGETS.stream().allMatch(name -> isFigure(text(request, name)))) {
            throw new IllegalArgumentException("Nothing was saved. A budget is a whole number of at most " + Budget.MOST
                    + ", without separators; leave it empty for none.");
        }
        if (typed.policy().approvers() == 0 && !checked(request, "unattended")) {
            throw new IllegalArgumentException("Nothing was saved. Without any approval, whatever an agent submits is"
                    + " written at once. If you mean that, tick the box that says so.");
        }
    }

    private static Budget budget(HttpServletRequest request) {
        var figures = BUDGETS.stream().map(name -> figure(text(request, name))).toList();
        return new Budget(figures.get(0), figures.get(1), figures.get(2), figures.get(3), figures.get(4));
    }

    private static boolean isFigure(String typed) {
        return typed.isEmpty() || typed.matches("[0-9]{1,13}") && Long.parseLong(typed) <= Budget.MOST;
    }

    private static long figure(String typed) {
        return typed.isEmpty() || !isFigure(typed) ? 0 : Long.parseLong(typed);
    }

    /** As it stands in a field: nothing for no budget. */
    public static String shown(long figure) {
        return figure == 0 ? "" : Long.toString(figure);
    }

    private static int approvers(HttpServletRequest request) {
        String chosen = text(request, "approvers");
        return chosen.matches("[0-2]") ? Integer.parseInt(chosen) : Profile.Policy.DEFAULT.approvers();
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
