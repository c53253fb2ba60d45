package iaas_test

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	iaas "github.com/evolution-iaas/evolution-iaas/clients/go"
)

// hangsOnce leaves the first request for a token without a response.
type hangsOnce struct {
	asked chan struct{}
	count atomic.Int32
}

func (h *hangsOnce) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.URL.Path == "/token" && h.count.Add(1) == 1 {
		close(h.asked)
		<-request.Context().Done()
		return nil, request.Context().Err()
	}
	return http.DefaultTransport.RoundTrip(request)
}

func TestWhoWaitsForTheTokenOfACancelledCallFetchesOne(t *testing.T) {
	network := &hangsOnce{asked: make(chan struct{})}
	client := serve(t, iaas.WithHTTPClient(&http.Client{Transport: network}))
	ctx, cancel := context.WithCancel(context.Background())
	failures := make(chan error, 2)
	get := func(ctx context.Context) {
		_, err := client.Jobs.Get(ctx, jobID)
		failures <- err
	}
	go get(ctx)
	<-network.asked
	go get(context.Background())
	select { // the other's request hangs, and this one waits for it
	case err := <-failures:
		t.Fatal("a call has ended", err)
	case <-time.After(50 * time.Millisecond):
	}
	cancel()
	first, second := <-failures, <-failures
	if !errors.Is(first, context.Canceled) {
		first, second = second, first
	}
	if !errors.Is(first, context.Canceled) || second != nil || network.count.Load() != 2 {
		t.Error(first, second, network.count.Load())
	}
}

func TestAPanicWhileATokenIsFetchedHoldsUpNobody(t *testing.T) {
	var count atomic.Int32
	client := serve(t, iaas.WithHTTPClient(&http.Client{Transport: roundTripper(
		func(request *http.Request) (*http.Response, error) {
			if count.Add(1) == 1 {
				panic("on purpose")
			}
			return http.DefaultTransport.RoundTrip(request)
		})}))
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	func() {
		defer func() { _ = recover() }()
		_, _ = client.Jobs.Get(ctx, jobID)
	}()
	if _, err := client.Jobs.Get(ctx, jobID); err != nil || count.Load() != 3 {
		t.Error(err, count.Load())
	}
}
