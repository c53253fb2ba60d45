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

// bearer returns a token that is good now and is not the rejected one. One request for a token serves all who wait for
// it; while an old token can be used, nobody waits.
func (t *transport) bearer(ctx context.Context, rejected string, end time.Duration) (string, error) {
	if t.hasToken {
		return t.accessToken, nil
	}
	current, usable := t.current(rejected)
	if usable && t.clock.Now() < current.renewAt {
		return current.value, nil
	}
	select {
	case t.renewal <- struct{}{}:
	default:
		if usable {
			return current.value, nil
		}
		select {
		case t.renewal <- struct{}{}:
		case <-ctx.Done():
			return "", interrupted(ctx, nil)
		}
	}
	defer func() { <-t.renewal }()
	if current, usable = t.current(rejected); usable && t.clock.Now() < current.renewAt {
		return current.value, nil // another has renewed it meanwhile
	}
	renewed, failure := t.fetch(ctx, end)
	if failure != nil && (!usable || failure.Kind == KindCancelled) {
		return "", failure
	}
	if failure != nil { // the token at hand is used on
		renewed = &token{current.value, min(t.clock.Now()+30*time.Second, current.ended), current.ended}
	}
	t.mutex.Lock()
	t.token = renewed
	t.mutex.Unlock()
	return renewed.value, nil
}

// current returns the token at hand, and whether it may still be used.
func (t *transport) current(rejected string) (*token, bool) {
	t.mutex.Lock()
	found := t.token
	t.mutex.Unlock()
	return found, found != nil && found.value != rejected && t.clock.Now() < found.ended
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
