// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.SessionKeys;
import dev.tablegate.profiles.AwsEntry.CodeWay;
import dev.tablegate.profiles.AwsEntry.Role;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Begins sessions at STS. The SDK knows no one-time codes. */
final class CodeSessions {

    private static final Logger LOG = LoggerFactory.getLogger(CodeSessions.class);
    private static final Set<String> KEYS = Set.of(
            "InvalidClientTokenId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId");

    /** How it ended. */
    sealed interface Outcome {

        record Begun(SessionKeys keys) implements Outcome {}

        /** The code is wrong, or the keys may not take the role: AWS says the same of both. */
        record Refused() implements Outcome {}

        /** It was not about the code. */
        record Failed(String sentence) implements Outcome {}
    }

    Outcome begin(AwsCalls.Way way, CodeWay code, String typed) {
        AwsCredentialsProvider base = base(way, code);
        try {
            return AwsCalls.sts(way, base, sts -> new Outcome.Begun(first(sts, way, code, typed)));
        } catch (AwsServiceException refused) {
            return refused(way, refused);
        } catch (SdkException | IllegalStateException | IllegalArgumentException failed) {
            // Neither message nor trace: what AWS has to say can quote the code.
            LOG.warn("No session for the AWS profile '{}': {}", way.profile(), failed.getClass());
            return AwsCalls.unanswered(failed)
                    ? new Outcome.Failed("AWS does not answer. Try again later.")
                    : new Outcome.Failed(
                            "The keys of this profile cannot be loaded. Ask the person who runs this server.");
        } finally {
            if (base instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private static Outcome refused(AwsCalls.Way way, AwsServiceException refused) {
        String error = Optional.ofNullable(refused.awsErrorDetails())
                .map(details -> String.valueOf(details.errorCode()))
                .orElse("");
        LOG.warn("No session for the AWS profile '{}': status {}, {}", way.profile(), refused.statusCode(), error);
        if (KEYS.contains(error)) {
            return new Outcome.Failed(
                    "AWS does not accept the keys of this profile. Ask the person who runs this server.");
        }
        return refused.statusCode() >= 500 || refused.isThrottlingException()
                ? new Outcome.Failed("AWS cannot begin the session now. Try again later.")
                : new Outcome.Refused();
    }

    private static SessionKeys first(StsClient sts, AwsCalls.Way way, CodeWay code, String typed) {
        if (code.roles().isEmpty()) {
            return keys(
                    sts.getSessionToken(ask -> ask.serialNumber(code.serial()).tokenCode(typed))
                            .credentials());
        }
        SessionKeys keys = take(sts, code, 0, typed);
        for (int role = 1; role < code.roles().size(); role++) {
            int next = role;
            keys = AwsCalls.sts(way, of(keys), chained -> take(chained, code, next, typed));
        }
        return keys;
    }

    private static SessionKeys take(StsClient sts, CodeWay code, int index, String typed) {
        Role role = code.roles().get(index);
        var request = AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .roleSessionName(role.sessionName().orElse("tablegate"));
        role.externalId().ifPresent(request::externalId);
        role.seconds().ifPresent(request::durationSeconds);
        if (index == code.coded()) {
            request.serialNumber(code.serial()).tokenCode(typed);
        }
        return keys(sts.assumeRole(request.build()).credentials());
    }

    private static AwsCredentialsProvider base(AwsCalls.Way way, CodeWay code) {
        return way.file()
                .profile(code.base())
                .flatMap(profile -> profile.property("aws_access_key_id")
                        .flatMap(id -> profile.property("aws_secret_access_key")
                                .map(secret -> fixed(id, secret, profile.property("aws_session_token")))))
                .orElseGet(() -> ProfileCredentialsProvider.builder()
                        .profileFile(way.file())
                        .profileName(code.base())
                        .build());
    }

    private static AwsCredentialsProvider fixed(String id, String secret, Optional<String> token) {
        AwsCredentials credentials = token.<AwsCredentials>map(
                        session -> AwsSessionCredentials.create(id, secret, session))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret));
        return StaticCredentialsProvider.create(credentials);
    }

    private static AwsCredentialsProvider of(SessionKeys keys) {
        return fixed(keys.accessKeyId(), keys.secretAccessKey(), Optional.of(keys.sessionToken()));
    }

    private static SessionKeys keys(Credentials credentials) {
        return new SessionKeys(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration());
    }
}
