// Driver plays the conformance vectors: a task a line in, what came of it a line out. See spec/conformance/README.md.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	iaas "github.com/evolution-iaas/evolution-iaas/clients/go"
)

type call struct {
	Operation string
	Arguments map[string]any
	Body      json.RawMessage
	Resume    json.RawMessage
	Pause     float64
	Wait      *struct{ Timeout float64 }
	Cancel    *struct{ Requests, Sleeps *int }
}

type task struct {
	Vector                      string
	BaseURL, TokenURL, ClockURL string
	Together                    bool
	Client                      struct {
		Mode                                                     string
		APIKey, RequesterID, AccessToken, ClientID, ClientSecret string
		Retries                                                  int
		Timeout, Deadline                                        float64
		MaxResponseBytes                                         int64
	}
	Calls []call
}

// clock is the judge's time, which passes only by sleeping; a call may be cancelled in place of a sleep.
type clock struct {
	url    string
	sleeps atomic.Int64
	cancel context.CancelFunc
}

func (c *clock) Now() time.Duration { now, _ := c.ask(http.Get(c.url)); return now }

func (c *clock) Sleep(ctx context.Context, duration time.Duration) error {
	if c.sleeps.Add(-1) == 0 {
		c.cancel()
	}
	if ctx.Err() == nil {
		c.ask(http.Post(c.url, "application/json", strings.NewReader(fmt.Sprintf(`{"sleep": %v}`, duration.Seconds()))))
	}
	return ctx.Err()
}

func (c *clock) ask(answer *http.Response, err error) (time.Duration, int) {
	var told struct {
		Now      float64
		Requests int
	}
	check(err)
	defer func() { _ = answer.Body.Close() }()
	check(json.NewDecoder(answer.Body).Decode(&told))
	return seconds(told.Now), told.Requests
}

// watch cancels once the server has had so many requests.
func (c *clock) watch(ctx context.Context, requests int) {
	for ctx.Err() == nil {
		if _, seen := c.ask(http.Get(c.url)); seen >= requests {
			c.cancel()
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func seconds(value float64) time.Duration { return time.Duration(value * float64(time.Second)) }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var t task
		check(json.Unmarshal(lines.Bytes(), &t))
		check(json.NewEncoder(os.Stdout).Encode(map[string]any{"vector": t.Vector, "outcomes": play(t)}))
	}
}

func play(t task) []any {
	c := &clock{url: t.ClockURL}
	options := []iaas.Option{
		iaas.WithBaseURL(t.BaseURL), iaas.WithRetries(t.Client.Retries), iaas.WithTimeout(seconds(t.Client.Timeout)),
		iaas.WithClock(c),
	}
	if t.Client.Deadline > 0 {
		options = append(options, iaas.WithDeadline(seconds(t.Client.Deadline)))
	}
	if t.Client.MaxResponseBytes > 0 {
		options = append(options, iaas.WithMaxResponseBytes(t.Client.MaxResponseBytes))
	}
	if t.Client.Mode == "orange-developer-inside" {
		options = append(options, iaas.WithOrangeDeveloperInside(t.Client.RequesterID))
	} else {
		options = append(options, iaas.WithOrangeDeveloper(t.Client.APIKey))
	}
	if t.Client.ClientID != "" {
		options = append(options, iaas.WithClientCredentials(t.Client.ClientID, t.Client.ClientSecret, t.TokenURL))
	} else {
		options = append(options, iaas.WithAccessToken(t.Client.AccessToken))
	}
	client, err := iaas.New(options...)
	outcomes := make([]any, len(t.Calls))
	var calls sync.WaitGroup
	for i, each := range t.Calls {
		calls.Add(1)
		one := func() {
			defer calls.Done()
			if err != nil {
				outcomes[i] = refused(err)
				return
			}
			outcomes[i] = outcome(client, c, each)
		}
		if t.Together {
			go one()
		} else {
			one()
		}
	}
	calls.Wait()
	return outcomes
}

func outcome(client *iaas.Client, c *clock, each call) any {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if each.Pause > 0 {
		check(c.Sleep(ctx, seconds(each.Pause)))
	}
	if each.Cancel != nil {
		c.cancel = cancel
		if count := each.Cancel.Sleeps; count != nil {
			c.sleeps.Store(int64(*count))
		} else if count := each.Cancel.Requests; *count == 0 {
			cancel()
		} else {
			go c.watch(ctx, *count)
		}
	}
	value, err := made(ctx, client, each)
	if err != nil {
		return refused(err)
	}
	return map[string]any{"value": value}
}

func refused(err error) any {
	told := map[string]any{"kind": fmt.Sprintf("foreign: %T: %v", err, err)}
	var failure *iaas.Error
	if errors.As(err, &failure) {
		told = map[string]any{
			"kind": failure.Kind, "code": failure.Code, "message": failure.Message, "description": failure.Description,
			"job": failure.Job, "requestId": nil, "accepted": failure.Accepted,
		}
		if failure.RequestID != "" {
			told["requestId"] = failure.RequestID
		}
		if failure.Status != 0 {
			told["status"] = failure.Status
		}
		if failure.Kind == iaas.KindCancelled && !errors.Is(err, context.Canceled) {
			told["kind"] = "cancelled, and no context.Canceled"
		}
	}
	return map[string]any{"error": told}
}
