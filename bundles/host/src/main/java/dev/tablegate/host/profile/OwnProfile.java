// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

/**
 * A profile as a person described it in the console. It holds no keys: it is based on an AWS profile of the machine, or
 * leads to a local DynamoDB, which takes any.
 *
 * @param slug what connections name it by
 * @param label what people call it; empty for the slug
 * @param colour a CSS colour in the form {@code #rrggbb}; empty for the usual one
 * @param production whether a mistake there would hurt
 * @param awsProfile the AWS profile that it is based on; empty for a local DynamoDB
 * @param region the AWS region; empty for that of the AWS profile
 * @param endpoint the address of a local DynamoDB; empty with an AWS profile
 * @param tables the tables that connections may see
 * @param policy what else is allowed
 */
public record OwnProfile(
        String slug,
        String label,
        String colour,
        boolean production,
        String awsProfile,
        String region,
        String endpoint,
        TableRules tables,
        Profile.Policy policy) {}
