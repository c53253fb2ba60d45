package iaas

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// transport is below the generated client, so that every operation follows the same rules.
type transport struct {
	Options
	base  *url.URL
	http  http.Client
	mutex sync.Mutex
	token token
}

var bearer = []string{"", "bearer", "bearertoken"} // the last is what Apigee sends

type token struct {
	value          string
	renewAt, ended time.Duration
}

// Do sends a request with credentials and retries, and returns a response that strict readers accept.
func (t *transport) Do(request *http.Request) (*http.Response, error) {
	return t.send(request, t.Retries)
}

func (t *transport) send(request *http.Request, retries int) (*http.Response, error) {
	path := strings.TrimPrefix(request.URL.EscapedPath(), t.base.EscapedPath())
	operation, _ := find(request.Method, path)
	if operation == nil {
		return nil, &Error{Kind: "configuration", Message: "an argument would lead to another path: " + path}
	}
	for pause := 500 * time.Millisecond; ; pause = min(2*pause, 20*time.Second) {
		response, body, err := t.authorized(request)
		var failure *Error
		if err == nil {
			failure = t.judge(operation, response, &body)
		} else if !errors.As(err, &failure) {
			failure = unanswered(request.Method, err)
		}
		if failure == nil {
			cleanHeaders(response.Header)
			response.Body = io.NopCloser(bytes.NewReader(body))
			return response, nil
		}
		failure.Accepted = t.accepted(operation, response)
		rule, least := ruleFor(failure.Status, failure.Code), time.Duration(0)
		if rule != nil {
			least = seconds(rule.Pause)
		}
		idempotent := request.Method == http.MethodGet || errors.As(err, &unsent{}) || failure.limited()
		repeatable := idempotent && (rule != nil || failure.Kind == "timeout" || failure.Kind == "transport")
		delay := least + time.Duration(rand.Float64()*float64(pause))
		if failure.RetryAfter != nil {
			delay = max(*failure.RetryAfter, least)
		}
		if failure.Kind == "token" {
			repeatable = failure.passing() // the request itself has not been sent
		}
		if !repeatable || retries == 0 || delay > 2*time.Minute {
			return nil, failure
		}
		retries--
		t.Clock.Sleep(request.Context(), delay)
	}
}

// cleanHeaders removes headers that the generated readers refuse, with the whole response.
func cleanHeaders(header http.Header) {
	header.Set("Content-Type", "application/json")
	for _, name := range []string{"X-Total-Count", "X-Result-Count", "X-Retry-After"} {
		if text := header.Get(name); !plainSeconds.MatchString(text) {
			header.Del(name)
		} else if value, err := strconv.ParseFloat(text, 64); err == nil && strings.Contains(text, ".") {
			header.Set(name, strconv.FormatFloat(math.Ceil(value), 'f', -1, 64))
		}
	}
}

// authorized sends a request once; after a 401 the token is renewed and the request sent again, for it was not executed.
func (t *transport) authorized(request *http.Request) (*http.Response, []byte, error) {
	for used := ""; ; {
		value, err := t.bearer(request.Context(), used)
		if err != nil {
			return nil, nil, err
		}
		if request.GetBody != nil {
			request.Body, _ = request.GetBody()
		}
		request.Header.Set("Accept", "application/json")
		request.Header.Set("Authorization", "Bearer "+value)
		request.Header.Set(string(t.Mode), t.Key)
		response, body, err := t.exchange(request)
		if response != nil { // which callers keep, and print
			response.Request.Header.Del("Authorization")
			response.Request.Header.Del(string(t.Mode))
		}
		if err != nil || response.StatusCode != 401 || used != "" || t.AccessToken != "" {
			return response, body, err
		}
		used = value
	}
}

// bearer returns a token that is good now and is not the rejected one (RFC 6749, section 4.4).
func (t *transport) bearer(ctx context.Context, rejected string) (string, error) {
	if t.AccessToken != "" {
		return t.AccessToken, nil
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	now, usable := t.Clock.Now(), t.token.value != "" && t.token.value != rejected
	if usable && now < t.token.renewAt {
		return t.token.value, nil
	}
	form := strings.NewReader("grant_type=client_credentials")
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, t.TokenURL, form)
	if err != nil {
		return "", &Error{Kind: "configuration", Message: "the token URL cannot be used"}
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.SetBasicAuth(t.ClientID, t.ClientSecret)
	response, body, err := t.exchange(request)
	var granted struct {
		Token string `json:"access_token"`
		Type  string `json:"token_type"`
		Life  any    `json:"expires_in"`
	}
	failure := &Error{Kind: "token", Message: "the token endpoint gave no token"}
	switch {
	case err != nil:
		failure.Status = 599 // no response: as if the server were down
	case response.StatusCode != 200:
		failure.Status, failure.RetryAfter = response.StatusCode, RetryAfter(response)
		var refused struct{ Code *int }
		if json.Unmarshal(body, &refused) == nil {
			failure.Code = refused.Code
		}
	case json.Unmarshal(body, &granted) == nil && printable.MatchString(strings.TrimSpace(granted.Token)) &&
		slices.Contains(bearer, strings.ToLower(strings.TrimSpace(granted.Type))):
		life := 1e9
		_, _ = fmt.Sscan(fmt.Sprint(granted.Life), &life) // nothing usable: for ever
		life = min(max(life, 0), 1e9)
		ended := life - min(60, life/2)
		t.token = token{strings.TrimSpace(granted.Token), now + seconds(min(life-min(300, life/5), ended)), now + seconds(ended)}
		return t.token.value, nil
	}
	if usable && now < t.token.ended {
		t.token.renewAt = min(now+30*time.Second, t.token.ended)
		return t.token.value, nil
	}
	return "", failure
}

// judge returns the error in a response, or cleans the body of a success.
func (t *transport) judge(operation *operation, response *http.Response, body *[]byte) *Error {
	status := response.StatusCode
	failure := &Error{
		Kind: "unexpected", Status: status, Message: fmt.Sprintf("status %d", status), RetryAfter: RetryAfter(response),
	}
	if (status == 502 || status == 504) && response.Request.Method != http.MethodGet {
		failure.Kind = "outcome-unknown"
		return failure
	}
	if status >= 400 {
		failure.Kind = "api"
		failure.tell(*body, response.Header.Get("Content-Type"))
		return failure
	}
	accepted := operation.Job != nil && response.Header.Get("X-Job-Href") != ""
	if status/100 != 2 || status != operation.Success && operation.Job != nil && !accepted {
		return failure
	}
	var err error
	salvage := response.Request.Context().Value(waiting{}) != nil
	if operation.Answer == nil || accepted && len(*body) == 0 && operation.Method != http.MethodPost {
		*body = []byte("{}") // what was changed is known from the path
	} else if cleaned, sent, failed := operation.read(*body, salvage); failed == nil {
		response.Header.Set("X-Result-Count", strconv.Itoa(sent))
		*body = cleaned
	} else {
		err = failed
		failure.unread = *body
	}
	if err == nil && operation.Job != nil {
		_, err = t.jobOf(response)
	}
	if err != nil {
		failure.Message = err.Error()
		return failure
	}
	response.StatusCode = operation.Success // which the generated readers expect: 202 or 203 has the same content
	return nil
}
