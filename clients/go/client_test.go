package iaas

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// What the conformance vectors cannot see: many calls at once, a wait that is given up, what a client shows of itself.

func serve(t *testing.T) (*Client, *atomic.Int32) {
	t.Helper()
	grants := new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch {
		case r.URL.Path == "/token":
			grants.Add(1)
			fmt.Fprint(w, `{"access_token": "secret-token", "token_type": "Bearer", "expires_in": 3600}`)
		case strings.HasSuffix(r.URL.Path, "/jobs"):
			fmt.Fprint(w, `[]`)
		default:
			w.WriteHeader(503)
			fmt.Fprint(w, `{"code": 5, "message": "Service unavailable"}`)
		}
	}))
	t.Cleanup(server.Close)
	client, err := New(Options{
		Mode: OrangeDeveloper, Key: "secret-key", ClientID: "me", ClientSecret: "secret-word",
		TokenURL: server.URL + "/token", BaseURL: server.URL + "/v1",
	})
	if err != nil {
		t.Fatal(err)
	}
	return client, grants
}

func TestManyCallsAtOnceShareOneToken(t *testing.T) {
	client, grants := serve(t)
	var calls sync.WaitGroup
	for range 50 {
		calls.Add(1)
		go func() {
			defer calls.Done()
			if _, err := client.FindJobsWithResponse(context.Background(), "p-1", nil); err != nil {
				t.Error(err)
			}
		}()
	}
	calls.Wait()
	if grants.Load() != 1 {
		t.Errorf("%d tokens were fetched", grants.Load())
	}
}

func TestAWaitCanBeGivenUp(t *testing.T) {
	client, _ := serve(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := client.Wait(ctx, JobRef{"p-1", "j-1"}, time.Hour)
	var failure *Error
	if !errors.As(err, &failure) {
		t.Errorf("the wait ended with %v", err)
	}
}

func TestNoSecretIsShown(t *testing.T) {
	client, _ := serve(t)
	_, err := client.GetJobWithResponse(context.Background(), "p-1", "j-1")
	found, failure := client.FindJobsWithResponse(context.Background(), "p-1", nil)
	if failure != nil {
		t.Fatal(failure)
	}
	values := []any{client, err, found.HTTPResponse.Request.Header}
	for _, value := range values {
		shown := fmt.Sprintf("%+v %#v", value, value)
		if strings.Contains(shown, "secret-") {
			t.Errorf("a secret is in %s", shown)
		}
	}
}

func TestCodesOfErrorsHaveNames(t *testing.T) {
	if ErrorCodes["too-many-requests"] != 53 {
		t.Errorf("too-many-requests is %d", ErrorCodes["too-many-requests"])
	}
}
