// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Asks a DynamoDB Local what the stub shall answer and keeps its answers byte for byte. */
public final class Recorder {

    private static final int ITEMS = 200;

    private Recorder() {}

    /** Takes the endpoint of an empty DynamoDB Local and the folder to write to. */
    public static void main(String[] args) throws IOException {
        URI endpoint = URI.create(args[0]);
        Path folder = Path.of(args[1]);
        try (BenchTable table = new BenchTable(endpoint)) {
            table.fill(ITEMS);
        }
        for (var request : requests().entrySet()) {
            Files.write(
                    folder.resolve(request.getKey() + ".http"), ask(endpoint, request.getKey(), request.getValue()));
        }
    }

    private static Map<String, String> requests() {
        String get = "{'TableName':'Bench','Key':{'pk':{'S':'customer-00000'},'sk':{'S':'order-00000'}}";
        String query = "{'TableName':'Bench','KeyConditionExpression':'pk = :p',"
                + "'ExpressionAttributeValues':{':p':{'S':'customer-00000'}}";
        String capacity = ",'ReturnConsumedCapacity':'TOTAL'}";
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("GetItem", get + "}");
        requests.put("GetItem+capacity", get + capacity);
        requests.put("Query", query + "}");
        requests.put("Query+capacity", query + capacity);
        requests.put("Scan", "{'TableName':'Bench','Limit':100}");
        requests.put("Scan+capacity", "{'TableName':'Bench','Limit':100" + capacity);
        requests.put("Scan.last", "{'TableName':'Bench'}");
        requests.put("Scan.last+capacity", "{'TableName':'Bench'" + capacity);
        requests.put("DescribeTable", "{'TableName':'Bench'}");
        requests.put("ListTables", "{}");
        requests.put("UnknownOperation", "{}");
        return requests;
    }

    private static byte[] ask(URI endpoint, String name, String quoted) throws IOException {
        String body = quoted.replace('\'', '"');
        String operation = name.replaceAll("[.+].*", "");
        String head = """
                POST / HTTP/1.1
                Host: localhost
                Connection: close
                Content-Type: application/x-amz-json-1.0
                X-Amz-Target: DynamoDB_20120810.%s
                X-Amz-Date: 20260101T000000Z
                Authorization: AWS4-HMAC-SHA256 Credential=bench/20260101/eu-central-1/dynamodb/aws4_request, \
                SignedHeaders=host;x-amz-date, Signature=00
                Content-Length: %d

                """.formatted(operation, body.length()).replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return answer.replace("Connection: close\r\n", "").getBytes(ISO_8859_1);
        }
    }
}
