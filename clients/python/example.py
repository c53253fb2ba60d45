"""Creates a key pair in the simulator and waits for it; then lists the jobs."""

import os

import evolution_iaas as iaas

auth = iaas.OrangeDeveloper(
    api_key="demo-api-key",
    client_id="demo-client",
    client_secret="demo-secret",
    token_url=os.environ.get("TOKEN_URL", "http://127.0.0.1:8080/oauth/v3/token"),
)
base_url = os.environ.get("BASE_URL", "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1")

with iaas.Client(auth, project_id="demo-project", zone="eu-1", base_url=base_url) as client:
    pair = client.key_pairs.create("deploy").wait(timeout=60)
    print(f"{pair.name} is {pair.provisioning_state}")
    for job in client.jobs.find():
        print(f"{job.description}: {job.state}")
