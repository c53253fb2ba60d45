package evolution.iaas;

import evolution.iaas.generated.api.JobsApi;
import evolution.iaas.generated.api.KeyPairsApi;
import evolution.iaas.generated.model.Job;
import evolution.iaas.generated.model.KeyPairInRequest;
import evolution.iaas.generated.model.KeyPairInResponse;

/** Creates a key pair in the simulator and waits for it; then lists the jobs. */
public final class Example {
  private Example() {}

  public static void main(String[] arguments) throws Exception {
    String tokenUrl = System.getenv().getOrDefault("TOKEN_URL", "http://127.0.0.1:8080/oauth/v3/token");
    String baseUrl =
        System.getenv().getOrDefault("BASE_URL", "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1");
    var credentials =
        Credentials.orangeDeveloper("demo-api-key").withClient("demo-client", "demo-secret", tokenUrl);
    var client = new EvolutionClient(credentials, baseUrl);

    var change = new KeyPairsApi(client)
        .createKeyPairWithHttpInfo("demo-project", "eu-1", new KeyPairInRequest().name("deploy"));
    var pair = client.follow(change, KeyPairInResponse.class, 60);
    System.out.println(pair.getName() + " is " + pair.getProvisioningState());

    var jobs = new JobsApi(client);
    var found = EvolutionClient.pages(
        0, offset -> jobs.findJobsWithHttpInfo("demo-project", null, offset, null, null), Job::getId);
    found.items().forEach(job -> System.out.println(job.getDescription() + ": " + job.getState()));
  }
}
