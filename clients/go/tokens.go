package iaas

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

var bearer = []string{"", "bearer", "bearertoken"} // the last is what Apigee sends

const longestLife = 1e9 // seconds: for ever

type token struct {
	value          string
	renewAt, ended time.Duration
}

// renewal is a request for a token that is under way.
type renewal struct {
	done    chan struct{} // closed once there is an outcome
	token   *token
	failure *Error
}

// bearer returns a token that is good now and is not the rejected one. One request for a token serves all who wait for
// it, and so does its failure; while an old token can be used, nobody waits.
func (t *transport) bearer(ctx context.Context, rejected string, end time.Duration) (string, error) {
	if t.hasToken {
		return t.accessToken, nil
	}
	for {
		now := t.clock.Now()
		t.mutex.Lock()
		current, running := t.token, t.renewal
		usable := current != nil && current.value != rejected && now < current.ended
		if usable && (now < current.renewAt || running != nil) {
			t.mutex.Unlock()
			return current.value, nil
		}
		if running == nil {
			begun := &renewal{done: make(chan struct{})}
			t.renewal = begun
			t.mutex.Unlock()
			if !usable {
				current = nil
			}
			return t.renew(ctx, begun, current, end)
		}
		t.mutex.Unlock()
		select {
		case <-running.done:
		case <-ctx.Done():
			return "", interrupted(ctx, nil)
		case <-time.After(end - now):
			return "", &Error{Kind: KindToken, Message: "the deadline of the call passed while another fetched the token"}
		}
		switch failure := running.failure; {
		case failure == nil:
			return running.token.value, nil
		case failure.Kind != KindCancelled: // that was the other's call: this one tries for itself
			shared := *failure
			return "", &shared
		}
	}
}

// renew fetches a token, and tells those who wait; where there is none, a current one that is usable is used on.
func (t *transport) renew(ctx context.Context, begun *renewal, usable *token, end time.Duration) (string, error) {
	// Should the transport of the caller's panic, those who wait try for themselves.
	renewed, failure := (*token)(nil), &Error{Kind: KindCancelled}
	defer func() {
		begun.token, begun.failure = renewed, failure
		t.mutex.Lock()
		t.renewal = nil
		if failure == nil {
			t.token = renewed
		}
		t.mutex.Unlock()
		close(begun.done)
	}()
	renewed, failure = t.fetch(ctx, end)
	if failure != nil && usable != nil && failure.Kind != KindCancelled {
		renewed = &token{usable.value, min(t.clock.Now()+30*time.Second, usable.ended), usable.ended}
		failure = nil
	}
	if failure != nil {
		return "", failure
	}
	return renewed.value, nil
}

// fetch asks the token endpoint (RFC 6749, section 4.4).
func (t *transport) fetch(ctx context.Context, end time.Duration) (*token, *Error) {
	form := strings.NewReader("grant_type=client_credentials")
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, t.tokenURL, form)
	if err != nil {
		return nil, &Error{Kind: KindConfiguration, Message: "the token URL cannot be used", cause: err}
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.SetBasicAuth(t.clientID, t.clientSecret)
	now := t.clock.Now()
	response, body, err := t.exchange(request, min(t.timeout, end-now))
	var granted struct {
		Token string `json:"access_token"`
		Type  string `json:"token_type"`
		Life  any    `json:"expires_in"`
	}
	failure := &Error{Kind: KindToken, Message: "the token endpoint gave no token"}
	unreadable := (*Error)(nil)
	switch {
	case ctx.Err() != nil:
		return nil, interrupted(ctx, nil)
	case errors.As(err, &unreadable):
		failure.Status, failure.Message = unreadable.Status, failure.Message+": "+unreadable.Message
	case err != nil:
		failure.down, failure.cause, failure.Message = true, err, failure.Message+": "+err.Error()
	case response.StatusCode != http.StatusOK:
		failure.Status, failure.RetryAfter = response.StatusCode, RetryAfter(response)
		failure.tell(body, response.Header.Get("Content-Type"))
	case json.Unmarshal(body, &granted) == nil && printable.MatchString(strings.TrimSpace(granted.Token)) &&
		slices.Contains(bearer, strings.ToLower(strings.TrimSpace(granted.Type))):
		life := lifetime(granted.Life)
		ended := life - min(60, life/2)
		return &token{strings.TrimSpace(granted.Token), now + seconds(min(life-min(300, life/5), ended)), now + seconds(ended)}, nil
	default:
		failure.Status = response.StatusCode
	}
	return nil, failure
}

// lifetime returns the seconds that a token lasts, sent as a number or a text; for ever where nothing usable was sent.
func lifetime(sent any) float64 {
	life, err := strconv.ParseFloat(strings.TrimSpace(fmt.Sprint(sent)), 64)
	if err != nil || math.IsNaN(life) {
		return longestLife
	}
	return min(max(life, 0), longestLife)
}
