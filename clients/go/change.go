package iaas

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

// JobRef names a job.
type JobRef struct {
	ProjectID string `json:"projectId"`
	JobID     string `json:"jobId"`
}

// Change is a change that the platform has accepted; a job carries it out. As JSON it may go to another process, also
// one in another language, that waits for it: the Resume of its resource takes it.
type Change[T any] struct {
	// ID is the resource's; nil where the response has none.
	ID *string
	// HRef is the reference of the resource.
	HRef string
	// Job names the job.
	Job JobRef
	// RetryAfter is how long the server asks to wait before the first poll; nil if it does not say.
	RetryAfter *time.Duration
	// OperationID is the operation that was called.
	OperationID string
	// Target has the parameters of the path of the resource.
	Target []string
	client *Client
}

// Accepted is a change, with its response.
type Accepted[A, T any] struct {
	Change[T]
	// Answer is the body of the response; secrets in it are in no JSON of the change.
	Answer A
}

// WaitOption changes one wait.
type WaitOption func(*wait)

// WaitTimeout limits a wait; 1 h is the default. At its end the job is read a last time.
func WaitTimeout(limit time.Duration) WaitOption { return func(w *wait) { w.timeout = limit } }

// OnUpdate is called with the job as first seen, and at each change of its state.
func OnUpdate(call func(*api.Job)) WaitOption { return func(w *wait) { w.update = call } }

// Wait waits for the job, then for the resource: it returns that, freshly read, once it can be used, and nil once it is
// gone, where it was deleted. Faults of the connection and of the server do not end a wait; the end of ctx does.
func (c *Change[T]) Wait(ctx context.Context, options ...WaitOption) (*T, error) {
	if c.client == nil {
		return nil, refused("this change belongs to no client; give its JSON to the Resume of its resource")
	}
	w := c.client.waiter(options)
	if c.RetryAfter != nil {
		if err := w.sleep(ctx, min(*c.RetryAfter, w.timeout)); err != nil {
			return nil, err
		}
	}
	job, err := w.job(ctx, c.Job, time.Minute) // it was just started, and may not be found yet
	if err != nil || contract.Operations[c.OperationID].Job.OperationID == "" {
		return nil, err
	}
	return follow[T](ctx, w, c, job)
}

type changeJSON struct {
	OperationID string   `json:"operationId"`
	ID          *string  `json:"id"`
	HRef        string   `json:"hRef"`
	Job         JobRef   `json:"job"`
	RetryAfter  *float64 `json:"retryAfter"`
	Target      []string `json:"target"`
}

// MarshalJSON writes the change without secrets.
func (c Change[T]) MarshalJSON() ([]byte, error) {
	written := changeJSON{c.OperationID, c.ID, c.HRef, c.Job, nil, c.Target}
	if c.RetryAfter != nil {
		asked := c.RetryAfter.Seconds()
		written.RetryAfter = &asked
	}
	return json.Marshal(written)
}

// resume reads what MarshalJSON wrote, of one of these operations.
func resume[T any](client *Client, data []byte, operations ...string) (*Change[T], error) {
	var read changeJSON
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, &Error{Kind: KindConfiguration, Message: "this is no change as its JSON is written", cause: err}
	}
	var known *operation
	for _, name := range operations {
		if name == read.OperationID {
			known = contract.Operations[name]
		}
	}
	parts := append([]string{read.Job.ProjectID, read.Job.JobID}, read.Target...)
	for _, part := range parts {
		if unsafe.MatchString(part) {
			return nil, refused("a part of the change's path is empty, or leads elsewhere")
		}
	}
	if known == nil || len(read.Target) != len(known.target().Parameters) {
		return nil, refused("this is no change of this resource: it must be one of " + strings.Join(operations, ", "))
	}
	change := &Change[T]{
		ID: read.ID, HRef: read.HRef, Job: read.Job, OperationID: read.OperationID, Target: read.Target, client: client,
	}
	if read.RetryAfter != nil && *read.RetryAfter >= 0 && *read.RetryAfter <= 86400 {
		asked := seconds(*read.RetryAfter)
		change.RetryAfter = &asked
	}
	return change, nil
}

// accept returns the change that a response has accepted. The answer is nil where there was no content.
func accept[A, T any](client *Client, name string, response *http.Response, answer *A, body []byte) (*Accepted[A, T], error) {
	job, err := client.transport.jobOf(response)
	if err != nil {
		return nil, unreadable(response, err.Error())
	}
	path := strings.TrimPrefix(response.Request.URL.EscapedPath(), client.transport.base.EscapedPath())
	operation, values := find(response.Request.Method, path)
	var named struct {
		ID   *string `json:"id"`
		HRef *string `json:"hRef"`
	}
	if err := json.Unmarshal(body, &named); err != nil && len(body) > 0 {
		return nil, unreadable(response, err.Error())
	}
	found := &Accepted[A, T]{Change: Change[T]{
		ID: named.ID, Job: job, RetryAfter: RetryAfter(response), OperationID: name, client: client,
	}}
	for _, parameter := range operation.target().Parameters {
		value, known := values[parameter]
		if !known && named.ID != nil {
			value = *named.ID
		}
		found.Target = append(found.Target, value)
	}
	if named.HRef != nil {
		found.HRef = *named.HRef
	} else {
		found.HRef = operation.target().url(found.Target...)
	}
	if answer != nil {
		found.Answer = *answer
	}
	return found, nil
}
