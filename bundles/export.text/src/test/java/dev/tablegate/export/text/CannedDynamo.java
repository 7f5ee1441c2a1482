// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The SDK of AWS before a DynamoDB that gives these answers, one after the other. */
record CannedDynamo(Iterator<String> answers) implements SdkHttpClient {

    /** The items in answers to GetItem, as the SDK reads them. */
    static List<Map<String, Value>> items(List<String> answers) {
        try (var client = DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(new CannedDynamo(answers.iterator()))
                .build()) {
            var key = Map.of("key", AttributeValue.fromS("k"));
            return answers.stream()
                    .map(answer -> document(
                            client.getItem(get -> get.tableName("Orders").key(key))
                                    .item()))
                    .toList();
        }
    }

    private static Map<String, Value> document(Map<String, AttributeValue> entries) {
        var values = new LinkedHashMap<String, Value>();
        entries.forEach((name, entry) -> values.put(name, value(entry)));
        return values;
    }

    private static Value value(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Value.Text(value.s());
            case N -> Value.Num.of(value.n());
            case B -> Value.Binary.of(value.b().asByteArray());
            case BOOL -> new Value.Bool(value.bool());
            case NUL -> new Value.Null();
            case SS -> Value.TextSet.of(value.ss());
            case NS -> Value.NumSet.of(value.ns().stream().map(BigDecimal::new).toList());
            case BS ->
                Value.BinarySet.of(value.bs().stream()
                        .map(SdkBytes::asByteArray)
                        .map(Value.Binary::of)
                        .toList());
            case L ->
                new Value.Sequence(value.l().stream().map(CannedDynamo::value).toList());
            case M -> Value.Document.of(document(value.m()));
            case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(value);
        };
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder().statusCode(200).build())
                        .responseBody(AbortableInputStream.create(
                                new ByteArrayInputStream(answers.next().getBytes(UTF_8))))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}
}
