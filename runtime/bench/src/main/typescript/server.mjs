// SPDX-License-Identifier: Apache-2.0
// The TypeScript peer: a stateless server of the MCP TypeScript SDK on express, as its documentation shows it.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import * as z from 'zod/v4';

const dynamo = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    endpoint: process.argv[2],
    region: 'eu-central-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestHandler: { httpAgent: { keepAlive: true, maxSockets: 128 } },
  }),
);

const inputSchema = {
  table: z.string().describe('Table name'),
  key: z.record(z.string(), z.string()).describe('The complete primary key'),
};

async function getItem({ table, key }) {
  const { Item: item } = await dynamo.send(new GetCommand({ TableName: table, Key: key }));
  const answer = { item };
  return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
}

function newServer() {
  const server = new McpServer({ name: 'plain-typescript', version: '1.0.0' });
  server.registerTool(
    'get_item',
    { description: 'Reads one item by its complete primary key.', inputSchema },
    getItem,
  );
  return server;
}

const app = express();
app.use(express.json());
app.post('/mcp', async (request, response) => {
  const server = newServer();
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  response.on('close', () => {
    transport.close();
    server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});

const listener = app.listen(0, '127.0.0.1', () => console.log(`port=${listener.address().port}`));
