package evolution.iaas.example;

import evolution.iaas.EvolutionClient;
import evolution.iaas.generated.model.Job;
import evolution.iaas.generated.model.KeyPairInRequest;

/** Creates a key pair in the simulator and waits for it; then lists the jobs. */
public final class Example {
  private Example() {}

  public static void main(String[] arguments) {
    var environment = System.getenv();
    try (var client = EvolutionClient.builder()
        .orangeDeveloper("demo-api-key")
        .clientCredentials("demo-client", "demo-secret",
            environment.getOrDefault("TOKEN_URL", "http://127.0.0.1:8080/oauth/v3/token"))
        .baseUrl(environment.getOrDefault("BASE_URL", "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1"))
        .projectId("demo-project")
        .zone("eu-1")
        .build()) {
      var pair = client.keyPairs().create(new KeyPairInRequest().name("deploy")).await();
      System.out.println(pair.getName() + " is " + pair.getProvisioningState());

      for (Job job : client.jobs().find()) {
        System.out.println(job.getDescription() + ": " + job.getState());
      }
    }
  }
}
