package iaas

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"evolution-iaas/api"
)

// JobRef names a job.
type JobRef struct {
	ProjectID string `json:"projectId"`
	JobID     string `json:"jobId"`
}

// JobOf returns the job that the response to a change names.
func (c *Client) JobOf(answer *http.Response) (JobRef, error) { return c.transport.jobOf(answer) }

func (t *transport) jobOf(answer *http.Response) (JobRef, error) {
	target, err := t.base.Parse(answer.Header.Get("X-Job-Href"))
	if err != nil || target.Host != t.base.Host || target.Scheme != t.base.Scheme {
		return JobRef{}, errors.New("X-Job-Href leads to another host")
	}
	path := target.EscapedPath()
	values := contract.Operations["getJob"].match(http.MethodGet, path[max(0, strings.Index(path, "/projects/")):])
	if values == nil {
		return JobRef{}, errors.New("X-Job-Href names no job")
	}
	return JobRef{values["projectId"], values["jobId"]}, nil
}

// RetryAfter returns how long the server asks to be left alone; nil if it says nothing that makes sense.
func RetryAfter(answer *http.Response) *time.Duration {
	for _, name := range []string{"X-Retry-After", "Retry-After"} {
		text, value := answer.Header.Get(name), -1.0
		if plainSeconds.MatchString(text) {
			value, _ = strconv.ParseFloat(text, 64)
		} else if date, err := http.ParseTime(text); err == nil {
			now, failed := http.ParseTime(answer.Header.Get("Date")) // the server's clock may be another than ours
			if failed != nil {
				now = time.Now()
			}
			value = max(0, date.Sub(now).Seconds())
		}
		if value >= 0 && value <= 86400 {
			asked := seconds(math.Ceil(value))
			return &asked
		}
	}
	return nil
}

var plainSeconds = regexp.MustCompile(`^\d{1,15}(\.\d+)?$`)

func seconds(value float64) time.Duration { return time.Duration(value * float64(time.Second)) }

type systemClock struct{ began time.Time }

func (c systemClock) Now() time.Duration { return time.Since(c.began) }

func (c systemClock) Sleep(ctx context.Context, duration time.Duration) {
	select {
	case <-time.After(duration):
	case <-ctx.Done():
	}
}

// Pages walks a collection to its end. The next offset is counted; what was seen before, by its key, is dropped.
// The total is nil if the server sends none.
func Pages[T any](offset int, fetch func(offset int) ([]T, *http.Response, error), key func(T) string) ([]T, *int, error) {
	found, total := []T{}, (*int)(nil)
	seen, last := map[string]bool{}, ""
	for barren := 0; ; {
		page, answer, err := fetch(offset)
		if err != nil {
			return nil, nil, err
		}
		total = nil
		if count, err := strconv.Atoi(answer.Header.Get("X-Total-Count")); err == nil && count >= 0 {
			total = &count
		}
		sent := len(page)
		if count, err := strconv.Atoi(answer.Header.Get("X-Result-Count")); err == nil {
			sent = count // with elements that could not be read
		}
		offset += sent
		if total != nil && sent > 0 && *total < offset {
			total = nil // fewer than have been read: it contradicts itself
		}
		fresh, keys := 0, ""
		for _, element := range page {
			name := key(element)
			keys += name + "\n"
			if !seen[name] {
				seen[name], fresh, found = true, fresh+1, append(found, element)
			}
		}
		if barren++; fresh > 0 {
			barren = 0
		}
		ended := total != nil && offset >= *total || total == nil && fresh == 0
		if sent == 0 || keys == last || barren > 1 || ended {
			return found, total, nil
		}
		last = keys
	}
}

// Wait returns a job that has completed. Transient faults do not end the wait; at the deadline the job is read a last time.
func (c *Client) Wait(ctx context.Context, ref JobRef, timeout time.Duration) (*api.Job, error) {
	return c.job(ctx, ref, c.transport.Clock.Now()+timeout, 0)
}

func (c *Client) job(ctx context.Context, ref JobRef, end, late time.Duration) (*api.Job, error) {
	path := contract.Operations["getJob"].url(map[string]string{"projectId": ref.ProjectID, "jobId": ref.JobID})
	ctx = context.WithValue(ctx, waiting{}, true)
	known := func(job map[string]any) bool { return stateOf(job) != "" }
	job, err := poll(ctx, c.transport, path, end, late, "job-timeout", known, func(job *api.Job) string {
		switch state := string(job.State); {
		case slices.Contains(contract.States.Success, state):
			return "done"
		case slices.Contains(contract.States.Final, state):
			return "job-failed"
		}
		return ""
	})
	if failure := (*Error)(nil); errors.As(err, &failure) {
		failure.Job = job
		return nil, failure
	}
	return job, err
}

// waiting marks the context of a wait for a job: its state counts, whatever else cannot be read.
type waiting struct{}

// Follow waits for the job of a change, then for the resource: it returns that, freshly read, once it can be used, and
// nil once it is gone, where it was deleted.
func Follow[T any](ctx context.Context, c *Client, change *http.Response, body []byte, timeout time.Duration) (*T, error) {
	clock, request := c.transport.Clock, change.Request
	end := clock.Now() + timeout
	ref, err := c.JobOf(change)
	if err != nil {
		return nil, err
	}
	if asked := RetryAfter(change); asked != nil {
		clock.Sleep(ctx, min(*asked, timeout))
	}
	job, err := c.job(ctx, ref, end, time.Minute) // it was just started, and may not be found yet
	if err != nil {
		return nil, err
	}
	operation, values := find(request.Method, strings.TrimPrefix(request.URL.EscapedPath(), c.transport.base.EscapedPath()))
	made, reader := operation.Job, contract.Operations[operation.Job.OperationID]
	var accepted struct{ ID string }
	if len(body) > 0 {
		if err := json.Unmarshal(body, &accepted); err != nil {
			return nil, err
		}
	}
	for _, name := range reader.Parameters {
		if _, known := values[name]; !known {
			values[name] = accepted.ID
		}
	}
	judge := func(resource *map[string]any) string {
		switch state, _ := (*resource)[made.State].(string); {
		case slices.Contains(made.Usable, state):
			return "done"
		case slices.Contains(made.Broken, state):
			return "resource-failed"
		}
		return ""
	}
	over := func(resource map[string]any) bool { return judge(&resource) != "" }
	late := time.Minute
	if made.Gone {
		late = untilGone
	}
	resource, err := poll(ctx, c.transport, reader.url(values), end, late, "resource-timeout", over, judge)
	if errors.Is(err, errMissing) {
		return nil, nil
	}
	if failure := (*Error)(nil); errors.As(err, &failure) {
		failure.Job = job
		return nil, failure
	}
	typed := new(T)
	text, err := json.Marshal(resource)
	return typed, errors.Join(err, json.Unmarshal(text, typed))
}

const untilGone time.Duration = -1 // instead of the time for which a 404 is retried: it is what is waited for

var errMissing = errors.New("the resource is gone")

// poll reads until judge gives a verdict, or the deadline does; late is how long a 404 is retried, and over tells
// whether an answer that cannot be read will not get better.
func poll[T any](
	ctx context.Context, t *transport, path string, end, late time.Duration, timeout string,
	over func(map[string]any) bool, judge func(*T) string,
) (*T, error) {
	began, pause := t.Clock.Now(), time.Second
	var last *T
	var unread []byte
	for {
		delay := time.Duration(float64(pause) * (0.8 + 0.2*rand.Float64()))
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, t.base.String()+path, nil)
		if err != nil {
			return nil, err
		}
		var asked *time.Duration
		answer, err := t.send(request, 0)
		if failure := (*Error)(nil); errors.As(err, &failure) {
			missing := failure.Status == http.StatusNotFound || failure.Status == http.StatusGone
			if missing && late == untilGone {
				return last, errMissing
			}
			unseen := missing && t.Clock.Now()-began < late
			again := len(unread) > 0 && bytes.Equal(unread, failure.unread) // the same twice is not passing
			if !unseen && !failure.passing() || again || ctx.Err() != nil {
				return last, failure
			}
			value, _ := decode(failure.unread)
			if members, ok := value.(map[string]any); ok && over(members) {
				unread = failure.unread
			}
			asked = failure.RetryAfter
			if rule := ruleFor(failure.Status, failure.Code); failure.limited() {
				least := seconds(rule.Pause)
				if asked == nil || *asked < least {
					asked = &least
				}
			}
		} else {
			last, asked = new(T), RetryAfter(answer)
			if err := json.NewDecoder(answer.Body).Decode(last); err != nil {
				return nil, err
			}
			if verdict := judge(last); verdict == "done" {
				return last, nil
			} else if verdict != "" {
				return last, &Error{Kind: verdict, Message: path}
			}
		}
		left := end - t.Clock.Now()
		if left <= 0 {
			return last, &Error{Kind: timeout, Message: path}
		}
		if asked != nil && *asked > 0 { // 0 is no reason to hurry
			delay = *asked
		}
		t.Clock.Sleep(ctx, min(max(delay, 100*time.Millisecond), left))
		pause = min(pause*3/2, 30*time.Second)
	}
}
