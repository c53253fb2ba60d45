// Example creates a key pair in the simulator and waits for it; then it lists the jobs.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"os"

	iaas "github.com/evolution-iaas/evolution-iaas/clients/go"
	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

func main() {
	client, err := iaas.New(
		iaas.WithOrangeDeveloper("demo-api-key"),
		iaas.WithClientCredentials("demo-client", "demo-secret",
			cmp.Or(os.Getenv("TOKEN_URL"), "http://127.0.0.1:8080/oauth/v3/token")),
		iaas.WithBaseURL(cmp.Or(os.Getenv("BASE_URL"), "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1")),
		iaas.WithProject("demo-project"),
		iaas.WithZone("eu-1"),
	)
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	change, err := client.KeyPairs.Create(ctx, api.KeyPairInRequest{Name: "deploy"})
	if err != nil {
		log.Fatal(err)
	}
	pair, err := change.Wait(ctx)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s is %s\n", pair.Name, pair.ProvisioningState)

	for job, err := range client.Jobs.Find(ctx, nil).All() {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %s\n", job.Description, job.State)
	}
}
