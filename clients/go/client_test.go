package iaas_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	iaas "github.com/evolution-iaas/evolution-iaas/clients/go"
	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

// What the conformance vectors cannot see: what is Go's own, and what a client shows of itself.

const jobID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"

func serve(t *testing.T, options ...iaas.Option) *iaas.Client {
	t.Helper()
	state := "in-progress"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		job := `{"id": "` + jobID + `", "hRef": "/projects/p-1/jobs/` + jobID + `", "description": "", "requesterId": "me",
			"createdDate": "2024-10-02T15:25:04Z", "state": "%s"}`
		switch {
		case r.URL.Path == "/token":
			_, _ = fmt.Fprint(w, `{"access_token": "secret-token", "token_type": "Bearer", "expires_in": 3600}`)
		case strings.HasSuffix(r.URL.Path, "/jobs"):
			w.Header().Set("X-Total-Count", "1")
			_, _ = fmt.Fprintf(w, "["+job+"]", "completed")
		case strings.HasSuffix(r.URL.Path, jobID):
			_, _ = fmt.Fprintf(w, job, state)
			state = "completed"
		default:
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = fmt.Fprint(w, `{"code": 5, "message": "Service unavailable"}`)
		}
	}))
	t.Cleanup(server.Close)
	client, err := iaas.New(append([]iaas.Option{
		iaas.WithOrangeDeveloper("secret-key"), iaas.WithClientCredentials("me", "secret-word", server.URL+"/token"),
		iaas.WithBaseURL(server.URL + "/v1"), iaas.WithProject("p-1"), iaas.WithClock(&instant{}),
	}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// instant is a clock on which every sleep is over at once.
type instant struct{ now time.Duration }

func (i *instant) Now() time.Duration { return i.now }

func (i *instant) Sleep(ctx context.Context, duration time.Duration) error {
	i.now += duration
	return ctx.Err()
}

func TestErrorsAreThoseOfTheContext(t *testing.T) {
	client := serve(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := client.KeyPairs.Create(ctx, api.KeyPairInRequest{Name: "deploy"}, iaas.InZone("eu-1"))
	failure := (*iaas.Error)(nil)
	if !errors.Is(err, context.Canceled) || !errors.As(err, &failure) || failure.Kind != iaas.KindCancelled {
		t.Errorf("a change that was cancelled before it was sent: %v", err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 0)
	defer cancel()
	if _, err = client.Jobs.Get(ctx, jobID); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a call whose context has ended: %v", err)
	}
}

func TestAnHTTPClientIsUsed(t *testing.T) {
	seen := 0
	transport := func(request *http.Request) (*http.Response, error) {
		seen++
		return http.DefaultTransport.RoundTrip(request)
	}
	client := serve(t, iaas.WithHTTPClient(&http.Client{Transport: roundTripper(transport), Timeout: time.Nanosecond}))
	if _, err := client.Jobs.Get(context.Background(), jobID); err != nil || seen != 2 {
		t.Errorf("%d requests, %v", seen, err)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (r roundTripper) RoundTrip(request *http.Request) (*http.Response, error) { return r(request) }

func TestPagesEndWhereTheLoopDoes(t *testing.T) {
	client := serve(t)
	for job, err := range client.Jobs.Find(context.Background(), nil).All() {
		if err != nil || job.ID.String() != jobID {
			t.Errorf("%v, %v", job, err)
		}
		break
	}
	pager := client.Jobs.Find(context.Background(), nil)
	found, err := pager.Collect()
	if total, told := pager.Total(); err != nil || len(found) != 1 || total != 1 || !told {
		t.Errorf("%v, %v, %d", found, err, total)
	}
}

func TestAWaitTellsOfEachState(t *testing.T) {
	var seen []api.JobState
	client := serve(t)
	_, err := client.Jobs.Wait(context.Background(), iaas.JobRef{ProjectID: "p-1", JobID: jobID},
		iaas.OnUpdate(func(job *api.Job) { seen = append(seen, job.State) }))
	if err != nil || fmt.Sprint(seen) != "[in-progress completed]" {
		t.Errorf("%v, %v", seen, err)
	}
}

func TestAChangeIsJSON(t *testing.T) {
	text := `{"operationId":"createKeyPair","id":"` + jobID + `","hRef":"/h","job":{"projectId":"p-1","jobId":"j"},` +
		`"retryAfter":5,"target":["p-1","eu-1","` + jobID + `"]}`
	client := serve(t)
	change, err := client.KeyPairs.Resume([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if written, err := json.Marshal(change); err != nil || string(written) != text {
		t.Errorf("%s, %v", written, err)
	}
	if _, err := client.ServerGroups.Resume([]byte(text)); err == nil {
		t.Error("a change of another resource was taken")
	}
}

func TestRequiredListsAreNotNull(t *testing.T) {
	var sent []string
	record := func(request *http.Request) (*http.Response, error) {
		if request.Body != nil {
			body, err := io.ReadAll(request.Body)
			sent = append(sent, string(body))
			request.Body = io.NopCloser(bytes.NewReader(body))
			if err != nil {
				return nil, err
			}
		}
		return http.DefaultTransport.RoundTrip(request)
	}
	client := serve(t, iaas.WithHTTPClient(&http.Client{Transport: roundTripper(record)}), iaas.WithZone("eu-1"))
	rules := []api.SecurityRuleInRequest{{Name: "https"}}
	for _, body := range []api.SecurityGroupInRequest{{Name: "web"}, {Name: "web", SecurityRules: rules}} {
		if _, err := client.SecurityGroups.Create(context.Background(), body, iaas.Retries(0)); err == nil {
			t.Error("the server refuses it")
		}
	}
	if all := strings.Join(sent, " "); strings.Contains(all, "null") || !strings.Contains(all, `"securityRules":[]`) {
		t.Errorf("sent was %s", all)
	}
	if rules[0].MatchDirections != nil {
		t.Error("what the caller holds was changed")
	}
}

func TestOptionsAreChecked(t *testing.T) {
	key, token := iaas.WithOrangeDeveloper("k"), iaas.WithAccessToken("t")
	for problem, options := range map[string][]iaas.Option{
		"a key":       {token},
		"either":      {key},
		"access":      {key, iaas.WithAccessToken(" ")},
		"base URL":    {key, token, iaas.WithBaseURL("example.com")},
		"WithRetries": {key, token, iaas.WithRetries(-1)},
		"printable":   {iaas.WithOrangeDeveloper("k\n1"), token},
		"colon":       {key, iaas.WithClientCredentials("a:b", "c", "https://example.com/token")},
		"absolute":    {key, iaas.WithClientCredentials("a", "c", "token")},
		"positive":    {key, token, iaas.WithTimeout(0)},
	} {
		if _, err := iaas.New(options...); err == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("expected %q, got %v", problem, err)
		}
	}
	client := serve(t)
	if _, err := client.KeyPairs.Get(context.Background(), jobID); err == nil || !strings.Contains(err.Error(), "InZone") {
		t.Errorf("a call without its zone: %v", err)
	}
}

func TestNoSecretIsShown(t *testing.T) {
	var log bytes.Buffer
	client := serve(t, iaas.WithLogger(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))))
	_, err := client.KeyPairs.Get(context.Background(), "k-1", iaas.InZone("eu-1"))
	found, failure := client.API.FindJobsWithResponse(context.Background(), "p-1", nil)
	if failure != nil {
		t.Fatal(failure)
	}
	shown := log.String()
	for _, value := range []any{client, client.Jobs, err, found.HTTPResponse.Request.Header} {
		shown += fmt.Sprintf("%+v %#v %s", value, value, value)
	}
	if strings.Contains(shown, "secret-") || !strings.Contains(log.String(), "status=503") {
		t.Errorf("a secret is in %s", shown)
	}
}

func TestTheVersionIsThatOfTheSpec(t *testing.T) {
	var contract struct{ Spec struct{ Version string } }
	text, err := os.ReadFile("api/contract.json")
	if err != nil || json.Unmarshal(text, &contract) != nil {
		t.Fatal(err)
	}
	numbers := strings.Split(contract.Spec.Version, ".")
	if !strings.HasPrefix(iaas.Version, numbers[0]+"."+numbers[1]+".") {
		t.Errorf("version %s, generated from spec %s", iaas.Version, contract.Spec.Version)
	}
	if iaas.ErrorCodes["too-many-requests"] != 53 {
		t.Errorf("too-many-requests is %d", iaas.ErrorCodes["too-many-requests"])
	}
}
