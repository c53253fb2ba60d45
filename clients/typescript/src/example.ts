/** Creates a key pair in the simulator and waits for it; then lists the jobs. */
import { type components, connect, follow, pages } from "./index.js";

const client = connect(
  {
    apiKey: "demo-api-key",
    clientId: "demo-client",
    clientSecret: "demo-secret",
    tokenUrl: process.env["TOKEN_URL"] ?? "http://127.0.0.1:8080/oauth/v3/token",
  },
  { baseUrl: process.env["BASE_URL"] ?? "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1" },
);

const change = await client.api.POST("/projects/{projectId}/zones/{zoneName}/keypairs", {
  params: { path: { projectId: "demo-project", zoneName: "eu-1" } },
  body: { name: "deploy" },
});
const pair = await follow<components["schemas"]["KeyPairInResponse"]>(client, change, 60);
console.log(`${pair.name} is ${pair.provisioningState}`);

const jobs = await pages((offset) =>
  client.api.GET("/projects/{projectId}/jobs", { params: { path: { projectId: "demo-project" }, query: { offset } } }),
);
for (const job of jobs.items) console.log(`${job.description}: ${job.state}`);
