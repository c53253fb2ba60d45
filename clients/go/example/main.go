// Example creates a key pair in the simulator and waits for it; then it lists the jobs.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	iaas "evolution-iaas"
	"evolution-iaas/api"
)

func main() {
	client, err := iaas.New(iaas.Options{
		Mode: iaas.OrangeDeveloper, Key: "demo-api-key",
		ClientID: "demo-client", ClientSecret: "demo-secret",
		TokenURL: cmp.Or(os.Getenv("TOKEN_URL"), "http://127.0.0.1:8080/oauth/v3/token"),
		BaseURL:  cmp.Or(os.Getenv("BASE_URL"), "http://127.0.0.1:8080/evolutionplatform/iaas/sandbox/v1"),
		Retries:  3,
	})
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	change, err := client.CreateKeyPairWithResponse(ctx, "demo-project", "eu-1", api.KeyPairInRequest{Name: "deploy"})
	if err != nil {
		log.Fatal(err)
	}
	pair, err := iaas.Follow[api.KeyPairInResponse](ctx, client, change.HTTPResponse, change.Body, time.Minute)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s is %s\n", pair.Name, pair.ProvisioningState)

	jobs, _, err := iaas.Pages(0, func(offset int) ([]api.Job, *http.Response, error) {
		start := api.Offset(offset)
		page, err := client.FindJobsWithResponse(ctx, "demo-project", &api.FindJobsParams{Offset: &start})
		if err != nil {
			return nil, nil, err
		}
		return *page.JSON200, page.HTTPResponse, nil
	}, func(job api.Job) string { return job.Id.String() })
	if err != nil {
		log.Fatal(err)
	}
	for _, job := range jobs {
		fmt.Printf("%s: %s\n", job.Description, job.State)
	}
}
