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

	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

// Wait returns a job once it has completed. Faults of the connection and of the server do not end the wait; at the end
// of [WaitTimeout] the job is read a last time.
func (r Jobs) Wait(ctx context.Context, ref JobRef, options ...WaitOption) (*api.Job, error) {
	return r.client.waiter(options).job(ctx, ref, 0)
}

// RetryAfter returns how long a response asks to be left alone; nil if it says nothing that makes sense.
func RetryAfter(response *http.Response) *time.Duration {
	for _, name := range []string{"X-Retry-After", "Retry-After"} {
		text, value := response.Header.Get(name), -1.0
		if plainSeconds.MatchString(text) {
			if parsed, err := strconv.ParseFloat(text, 64); err == nil {
				value = parsed
			}
		} else if date, err := http.ParseTime(text); err == nil {
			now, failed := http.ParseTime(response.Header.Get("Date")) // the server's clock may be another than ours
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

func (t *transport) jobOf(response *http.Response) (JobRef, error) {
	target, err := t.base.Parse(strings.TrimSpace(response.Header.Get("X-Job-Href")))
	if err != nil || target.Host != t.base.Host || target.Scheme != t.base.Scheme {
		return JobRef{}, errors.New("X-Job-Href leads to another host")
	}
	path := strings.TrimRight(target.EscapedPath(), "/")
	values := contract.Operations["getJob"].match(http.MethodGet, path[max(0, strings.Index(path, "/projects/")):])
	if values == nil {
		return JobRef{}, errors.New("X-Job-Href names no job")
	}
	return JobRef{values["projectId"], values["jobId"]}, nil
}

// wait is one wait, for a job or a change.
type wait struct {
	*transport
	timeout time.Duration
	update  func(*api.Job)
	end     time.Duration
}

func (c *Client) waiter(options []WaitOption) *wait {
	w := &wait{transport: c.transport, timeout: time.Hour}
	for _, option := range options {
		option(w)
	}
	w.end = w.clock.Now() + w.timeout
	return w
}

func (w *wait) sleep(ctx context.Context, duration time.Duration) error {
	if err := w.clock.Sleep(ctx, duration); err != nil {
		return interrupted(ctx, nil)
	}
	return nil
}

// waiting marks the context of a wait for a job: its state counts, whatever else cannot be read.
type waiting struct{}

func (w *wait) job(ctx context.Context, ref JobRef, late time.Duration) (*api.Job, error) {
	for _, part := range []string{ref.ProjectID, ref.JobID} {
		if unsafe.MatchString(part) {
			return nil, refused("a part of the job's path is empty, or leads elsewhere")
		}
	}
	path := contract.Operations["getJob"].url(ref.ProjectID, ref.JobID)
	ctx = context.WithValue(ctx, waiting{}, true)
	state := ""
	judge := func(job *api.Job) Kind {
		if seen := string(job.State); seen != state && w.update != nil {
			w.update(job)
		}
		state = string(job.State)
		switch {
		case slices.Contains(contract.States.Success, state):
			return done
		case slices.Contains(contract.States.Final, state):
			return KindJobFailed
		}
		return ""
	}
	known := func(job map[string]any) bool { return stateOf(job) != "" }
	job, err := poll(ctx, w, path, late, KindJobTimeout, known, judge)
	if failure := (*Error)(nil); errors.As(err, &failure) {
		if failure.Job = job; job != nil && job.Messages != nil && failure.Kind == KindJobFailed {
			for _, message := range *job.Messages {
				failure.Message += ": " + message.Message
			}
		}
		return nil, failure
	}
	return job, err
}

// follow reads the resource of a change until it can be used, or is gone.
func follow[T any](ctx context.Context, w *wait, change *Change[T], job *api.Job) (*T, error) {
	made := contract.Operations[change.OperationID].Job
	judge := func(resource *map[string]any) Kind {
		switch state, _ := (*resource)[made.State].(string); {
		case slices.Contains(made.Usable, state):
			return done
		case slices.Contains(made.Broken, state):
			return KindResourceFailed
		}
		return ""
	}
	over := func(resource map[string]any) bool { return judge(&resource) != "" }
	late := time.Minute
	if made.Gone {
		late = untilGone
	}
	resource, err := poll(ctx, w, contract.Operations[made.OperationID].url(change.Target...), late, KindResourceTimeout, over, judge)
	if errors.Is(err, errMissing) {
		return nil, nil
	}
	if failure := (*Error)(nil); errors.As(err, &failure) {
		failure.Job = job
		return nil, failure
	}
	if err != nil {
		return nil, err
	}
	typed := new(T)
	text, err := json.Marshal(resource)
	return typed, errors.Join(err, json.Unmarshal(text, typed))
}

const (
	done      Kind          = "done" // the verdict that ends a wait well
	untilGone time.Duration = -1     // instead of the time for which a 404 is retried: it is what is waited for
	// longestPoll limits one poll at the end of a wait.
	longestPoll = 30 * time.Second
)

var ends = map[Kind]string{
	KindJobFailed:       "the job ended without success",
	KindJobTimeout:      "the job did not end in time",
	KindResourceFailed:  "the job ended well, and the resource is broken",
	KindResourceTimeout: "the job ended well, and the resource was not usable in time",
}

var errMissing = errors.New("the resource is gone")

// poll reads until judge gives a verdict, or the end comes; late is how long a 404 is retried, and over tells whether a
// body that cannot be read will not get better.
func poll[T any](
	ctx context.Context, w *wait, path string, late time.Duration, timeout Kind,
	over func(map[string]any) bool, judge func(*T) Kind,
) (*T, error) {
	began, pause := w.clock.Now(), time.Second
	var last *T
	var unread []byte
	for {
		delay := time.Duration(float64(pause) * (0.8 + 0.2*rand.Float64()))
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, w.base.String()+path, nil)
		if err != nil {
			return nil, err
		}
		var asked *time.Duration
		answer, err := w.send(request, 0, w.clock.Now()+min(w.deadline, longestPoll))
		if failure := (*Error)(nil); errors.As(err, &failure) {
			missing := failure.Status == http.StatusNotFound || failure.Status == http.StatusGone
			if missing && late == untilGone {
				return last, errMissing
			}
			unseen := missing && w.clock.Now()-began < late
			again := len(unread) > 0 && bytes.Equal(unread, failure.unread) // the same twice is not passing
			if !unseen && !failure.passing() || again || ctx.Err() != nil {
				return last, failure
			}
			if members := objectOf(failure.unread); members != nil && over(members) {
				unread = failure.unread
			}
			asked = failure.RetryAfter
			if rule := ruleFor(failure.Status, failure.Code); failure.limited() {
				if least := seconds(rule.Pause); asked == nil || *asked < least {
					asked = &least
				}
			}
		} else if err != nil {
			return last, err
		} else {
			last, asked = new(T), RetryAfter(answer)
			if err := json.NewDecoder(answer.Body).Decode(last); err != nil {
				return nil, err
			}
			if verdict := judge(last); verdict == done {
				return last, nil
			} else if verdict != "" {
				return last, &Error{Kind: verdict, Message: ends[verdict] + ": " + path}
			}
		}
		left := w.end - w.clock.Now()
		if left <= 0 {
			return last, &Error{Kind: timeout, Message: ends[timeout] + ": " + path}
		}
		if asked != nil && *asked > 0 { // 0 is no reason to hurry
			delay = *asked
		}
		if err := w.sleep(ctx, min(max(delay, 100*time.Millisecond), left)); err != nil {
			return last, err
		}
		pause = min(pause*3/2, 30*time.Second)
	}
}
