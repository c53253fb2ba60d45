/** Creates a key pair in the simulator and waits for it; then lists the jobs. */
import { EvolutionClient } from "evolution-iaas";

const client = new EvolutionClient({
  apiKey: "demo-api-key",
  clientId: "demo-client",
  clientSecret: "demo-secret",
  tokenUrl: process.env["TOKEN_URL"] ?? "http://127.0.0.1:8080/oauth/v3/token",
  baseUrl: process.env["BASE_URL"] ?? "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1",
  projectId: "demo-project",
  zone: "eu-1",
});

const change = await client.keyPairs.create({ name: "deploy" });
const pair = await change.wait();
console.log(`${pair.name} is ${pair.provisioningState}`);

for await (const job of client.jobs.find()) console.log(`${job.description}: ${job.state}`);
