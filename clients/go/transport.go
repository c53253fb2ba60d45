package iaas

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const longestRetryAfter = 2 * time.Minute

// transport is below the generated client, so that every operation follows the same rules.
type transport struct {
	config
	base    *url.URL
	http    http.Client
	mutex   sync.Mutex // for what follows; never held while a request is made
	token   *token
	renewal *renewal // nil while no token is being fetched
}

// String shows no secret.
func (t *transport) String() string { return "transport to " + t.base.String() }

// GoString shows no secret.
func (t *transport) GoString() string { return t.String() }

// Do sends a request with credentials and retries, and returns a response that strict readers accept.
func (t *transport) Do(request *http.Request) (*http.Response, error) {
	retries := t.retries
	if made, ok := request.Context().Value(callKey{}).(*call); ok {
		retries = made.retries
	}
	return t.send(request, retries, t.clock.Now()+t.deadline)
}

// send sends a request until there is a response that is final, or `end` has come.
func (t *transport) send(request *http.Request, retries int, end time.Duration) (*http.Response, error) {
	ctx := request.Context()
	path := strings.TrimPrefix(request.URL.EscapedPath(), t.base.EscapedPath())
	operation, _ := find(request.Method, path)
	if operation == nil {
		return nil, refused("an argument is empty, or would lead to another path: " + path)
	}
	if ctx.Err() != nil {
		return nil, interrupted(ctx, nil)
	}
	for pause := 500 * time.Millisecond; ; pause = min(2*pause, 20*time.Second) {
		response, body, err := t.authorized(request, end)
		var failure *Error
		if err == nil {
			failure = t.judge(operation, response, &body)
		} else if !errors.As(err, &failure) {
			failure = unanswered(ctx, request.Method, err)
		}
		if failure == nil {
			cleanHeaders(response)
			response.Body = io.NopCloser(bytes.NewReader(body))
			return response, nil
		}
		if response != nil {
			failure.Accepted, failure.RequestID = t.accepted(operation, response), requestID(response)
		}
		delay, again := t.delay(request, failure, err, pause)
		if left := end - t.clock.Now(); !again || retries == 0 || left <= 0 || delay > left && failure.RetryAfter != nil {
			return nil, failure
		} else if delay > left {
			delay = left
		}
		retries--
		t.logger.InfoContext(ctx, "request is sent again", "method", request.Method, "path", request.URL.Path,
			"seconds", delay.Seconds(), "reason", failure.Error())
		if err := t.clock.Sleep(ctx, delay); err != nil {
			return nil, interrupted(ctx, failure)
		}
	}
}

// delay returns how long to pause before a request is sent again, and whether it may be.
func (t *transport) delay(request *http.Request, failure *Error, err error, pause time.Duration) (time.Duration, bool) {
	rule, least := ruleFor(failure.Status, failure.Code), time.Duration(0)
	if rule != nil {
		least = seconds(rule.Pause)
	}
	safe := request.Method == http.MethodGet || errors.As(err, &unsent{}) || failure.limited()
	again := safe && (rule != nil || failure.Kind == KindTimeout || failure.Kind == KindTransport)
	if failure.Kind == KindToken {
		again = failure.passing() // the request itself has not been sent
	}
	if failure.RetryAfter != nil {
		delay := max(*failure.RetryAfter, least)
		return delay, again && delay <= longestRetryAfter
	}
	return least + time.Duration(rand.Float64()*float64(pause)), again
}

// cleanHeaders removes headers that the generated readers refuse, with the whole response.
func cleanHeaders(response *http.Response) {
	header := response.Header
	header.Set("Content-Type", "application/json")
	for _, name := range []string{"X-Total-Count", "X-Result-Count"} {
		if !count.MatchString(header.Get(name)) {
			header.Del(name)
		}
	}
	asked := RetryAfter(response)
	if header.Del("X-Retry-After"); asked != nil {
		header.Set("X-Retry-After", strconv.Itoa(int(asked.Seconds())))
	}
}

var count = regexp.MustCompile(`^\d{1,18}$`)

// authorized sends a request once; after a 401 the token is renewed and the request sent again, for it was not executed.
func (t *transport) authorized(request *http.Request, end time.Duration) (*http.Response, []byte, error) {
	for used := ""; ; {
		value, err := t.bearer(request.Context(), used, end)
		if err != nil {
			return nil, nil, err
		}
		left := end - t.clock.Now()
		if left <= 0 {
			return nil, nil, &Error{Kind: KindTimeout, Message: "the deadline of the call passed while its token was fetched"}
		}
		if request.GetBody != nil {
			if request.Body, err = request.GetBody(); err != nil {
				return nil, nil, err
			}
		}
		request.Header.Set("Authorization", "Bearer "+value)
		request.Header.Set(t.header, t.key)
		response, body, err := t.exchange(request, min(t.timeout, left))
		if err != nil || response.StatusCode != http.StatusUnauthorized || used != "" || t.hasToken {
			return response, body, err
		}
		used = value
	}
}

// judge returns the error in a response, or cleans the body of a success.
func (t *transport) judge(operation *operation, response *http.Response, body *[]byte) *Error {
	status := response.StatusCode
	failure := &Error{
		Kind: KindUnexpected, Status: status, Message: fmt.Sprintf("status %d", status), RetryAfter: RetryAfter(response),
	}
	if (status == 502 || status == 504) && operation.Method != http.MethodGet {
		failure.Kind = KindOutcomeUnknown
		return failure
	}
	if status >= 400 {
		failure.Kind = KindAPI
		failure.tell(*body, response.Header.Get("Content-Type"))
		return failure
	}
	accepted := operation.Job != nil && response.Header.Get("X-Job-Href") != ""
	if status/100 != 2 || status != operation.Success && operation.Job != nil && !accepted {
		return failure
	}
	var err error
	salvage := response.Request.Context().Value(waiting{}) != nil
	if operation.Answer == nil || accepted && len(*body) == 0 && operation.namesTarget() {
		*body = []byte("{}")
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

// accepted returns the job of a change that was accepted, although its response could not be read to the end.
func (t *transport) accepted(operation *operation, response *http.Response) *JobRef {
	if operation.Job == nil || response.StatusCode/100 != 2 {
		return nil
	}
	if job, err := t.jobOf(response); err == nil {
		return &job
	}
	return nil
}
