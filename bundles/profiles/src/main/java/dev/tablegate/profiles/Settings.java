// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of a profile's configuration. */
@ObjectClassDefinition(
        name = "Tablegate profile",
        description = "AWS credentials with a region, or a local DynamoDB, that connections can be bound to.")
@interface Settings {

    @AttributeDefinition(
            name = "Slug",
            description = "What connections name the profile by: lower case letters, digits and hyphens. Unique.")
    String slug();

    @AttributeDefinition(name = "Label", description = "What people call the profile; the slug if left out.")
    String label() default "";

    @AttributeDefinition(name = "Region", description = "The AWS region, for example eu-central-1.")
    String region();

    @AttributeDefinition(
            name = "AWS profile",
            description = "A named profile of this machine's AWS configuration. Give either this or access keys.")
    String aws_profile() default "";

    @AttributeDefinition(
            name = "Endpoint",
            description = "A DynamoDB endpoint in place of AWS's own, for example http://127.0.0.1:8000.")
    String endpoint() default "";

    @AttributeDefinition(
            name = "Access key id",
            description = "Fixed access key, only for a local DynamoDB: needs an endpoint on this machine.")
    String accessKeyId() default "";

    @AttributeDefinition(
            name = "Secret access key",
            description = "Belongs to the access key id.",
            type = AttributeType.PASSWORD)
    String secretAccessKey() default "";
}
