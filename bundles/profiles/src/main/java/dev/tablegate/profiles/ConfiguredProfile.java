// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One profile for each configuration {@code dev.tablegate.profile-...}. It is no service: the properties of a service,
 * and with them the keys, would be open to every bundle.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "dev.tablegate.profile",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConfiguredProfile.Config.class, factory = true)
public final class ConfiguredProfile {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredProfile.class);

    private final ProfileBook book;
    private final String pid;

    /** A profile: credentials with a region, or a local DynamoDB. */
    @ObjectClassDefinition(
            name = "Tablegate profile",
            description = "AWS credentials with a region, or a local DynamoDB, that connections can be bound to.")
    public @interface Config {

        @AttributeDefinition(
                name = "Slug",
                description = "What connections name the profile by: lower case letters, digits and hyphens.")
        String slug() default "";

        @AttributeDefinition(name = "Label", description = "What people call it. Empty: the slug.", required = false)
        String label() default "";

        @AttributeDefinition(name = "Region", description = "The AWS region, such as eu-central-1.")
        String region() default "";

        @AttributeDefinition(
                name = "AWS profile",
                description = "The name of a profile in this machine's AWS configuration, which gives the credentials.",
                required = false)
        String aws_profile() default "";

        @AttributeDefinition(
                name = "Access key id",
                description = "A fixed key in place of an AWS profile; only for an endpoint on this machine.",
                required = false)
        String accessKeyId() default "";

        @AttributeDefinition(
                name = "Secret access key",
                description = "The secret that belongs to the access key id.",
                type = AttributeType.PASSWORD,
                required = false)
        String secretAccessKey() default "";

        @AttributeDefinition(
                name = "Endpoint",
                description = "The URL of a DynamoDB in place of AWS's own. Empty: the region's.",
                required = false)
        String endpoint() default "";

        @AttributeDefinition(
                name = "Colour",
                description = "A CSS colour such as #3b6ea5 that people know the profile by.",
                required = false)
        String colour() default "";

        @AttributeDefinition(
                name = "Production",
                description = "Whether a mistake there would hurt: shown wherever a person decides.")
        boolean production() default false;

        @AttributeDefinition(
                name = "Allowed tables",
                description = "Names of tables that connections may see, with * for any characters. Empty: all.",
                required = false)
        String[] tables_allow() default {};

        @AttributeDefinition(
                name = "Denied tables",
                description = "Names of tables that connections may not see, whatever is allowed.",
                required = false)
        String[] tables_deny() default {};

        @AttributeDefinition(
                name = "Values in the audit record",
                description =
                        "Whether the arguments of calls may stand in the audit record, and not only their digest.")
        boolean audit_values() default false;

        @AttributeDefinition(
                name = "One-time codes",
                description = "Where a one-time code (MFA) is entered. url: in the console, unseen by the client. form:"
                        + " in a form of the client, which then sees the code.",
                options = {
                    @Option(label = "In the console", value = "url"),
                    @Option(label = "In the client", value = "form")
                })
        String mfa_elicitation() default "url";

        @AttributeDefinition(
                name = "Approvers",
                description = "How many people a commit of staged changes needs. 0: none, what an agent submits is"
                        + " written at once; for data that nobody would miss.",
                options = {
                    @Option(label = "None", value = "0"),
                    @Option(label = "One", value = "1"),
                    @Option(label = "Two", value = "2")
                })
        int commit_approvers() default 1;

        @AttributeDefinition(
                name = "Read units per call",
                description = "The most read capacity units that one call of a tool may consume. 0: no budget.",
                min = "0")
        long budget_call_units() default 0;

        @AttributeDefinition(
                name = "Items per call",
                description = "The most items that DynamoDB looks at for one call, before any filter. 0: no budget.",
                min = "0")
        long budget_call_items() default 0;

        @AttributeDefinition(
                name = "Read units per connection and day",
                description =
                        "The most read capacity units that one connection may consume in a day (UTC). 0: no budget.",
                min = "0")
        long budget_connection_units() default 0;

        @AttributeDefinition(
                name = "Read units per day",
                description = "The most read capacity units that all connections to the profile may consume together in"
                        + " a day (UTC). 0: no budget.",
                min = "0")
        long budget_day_units() default 0;

        @AttributeDefinition(
                name = "Rows per export",
                description = "The most rows that one export may have; the limit of the server holds as well. 0: that"
                        + " one only.",
                min = "0")
        long budget_export_rows() default 0;

        @AttributeDefinition(
                name = "Entities",
                description = "What SQL sees as tables of their own, with semicolons between them: User of App:"
                        + " PK=USER#{userId}, SK=PROFILE, type=User.",
                required = false)
        String[] entities() default {};
    }

    @Activate
    public ConfiguredProfile(@Reference ProfileBook book, Config config, Map<String, Object> properties) {
        this.book = book;
        this.pid = String.valueOf(properties.get(Constants.SERVICE_PID));
        change(config);
    }

    /** Without a moment in which the profile is not there. */
    @Modified
    void change(Config config) {
        try {
            book.put(pid, Settings.of(config).profile());
        } catch (IllegalArgumentException wrong) {
            book.remove(pid);
            LOG.error("The profile configuration {} is left out: {}", pid, wrong.getMessage());
        }
    }

    @Deactivate
    void remove() {
        book.remove(pid);
    }
}
