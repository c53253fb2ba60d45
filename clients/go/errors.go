package iaas

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

// Kind tells what an error is; docs/porting.md of the project says when each comes.
type Kind string

// The kinds of errors.
const (
	KindConfiguration   Kind = "configuration"    // an option or argument cannot be used; nothing was sent
	KindAPI             Kind = "api"              // the response is an error: Status, Code, Message, Description
	KindToken           Kind = "token"            // the token endpoint gave no token
	KindTransport       Kind = "transport"        // no connection, or one that broke
	KindTimeout         Kind = "timeout"          // no response in time
	KindCancelled       Kind = "cancelled"        // the context was cancelled; no change was made
	KindOutcomeUnknown  Kind = "outcome-unknown"  // a change was sent, and it is unknown whether it was made
	KindUnexpected      Kind = "unexpected"       // the response is not what the spec describes
	KindJobFailed       Kind = "job-failed"       // the job ended without success
	KindJobTimeout      Kind = "job-timeout"      // the job did not end in time
	KindResourceFailed  Kind = "resource-failed"  // the job ended well, and what it made is broken
	KindResourceTimeout Kind = "resource-timeout" // what the job made was not usable in time
)

// Error is any failure of this package; get it by errors.As. errors.Is finds context.Canceled and
// context.DeadlineExceeded where the caller's context ended, and the error of the connection.
type Error struct {
	Kind        Kind
	Status      int    // HTTP status; 0 without a response
	Code        *int64 // of the API's error; see [ErrorCodes]
	Message     string
	Description *string
	RequestID   string         // by which Orange's support finds the request
	RetryAfter  *time.Duration // how long the server asks to be left alone
	Job         *api.Job       // as last seen, of a wait
	Accepted    *JobRef        // of a change that was accepted, although its response could not be read to the end
	cause       error
	down        bool   // the token endpoint sent no whole response
	unread      []byte // a success that is not what the spec says
}

func (e *Error) Error() string {
	text := string(e.Kind) + ": " + e.Message
	if e.Description != nil {
		text += ": " + *e.Description
	}
	switch {
	case e.Code != nil:
		text += fmt.Sprintf(" [status %d, code %d]", e.Status, *e.Code)
	case e.Status != 0:
		text += fmt.Sprintf(" [status %d]", e.Status)
	}
	if e.RequestID != "" {
		text += " [request id " + e.RequestID + "]"
	}
	return text
}

// Unwrap returns the error behind this one: of the context, or of the connection.
func (e *Error) Unwrap() error { return e.cause }

// passing tells whether the same request may well succeed a little later.
func (e *Error) passing() bool {
	return e.Kind == KindTransport || e.Kind == KindTimeout || e.limited() || e.down || e.Status >= 500 ||
		e.Kind == KindUnexpected && e.Status < 300
}

// limited tells whether there were too many requests, and this one was not executed.
func (e *Error) limited() bool {
	rule := ruleFor(e.Status, e.Code)
	return rule != nil && rule.Methods == "any-method"
}

// unanswered returns the error of a request that got no whole response; ctx is the caller's.
func unanswered(ctx context.Context, method string, err error) *Error {
	sent := !errors.As(err, &unsent{})
	var timeout interface{ Timeout() bool }
	failure := &Error{Kind: KindTransport, Message: err.Error(), cause: err}
	switch {
	case method != http.MethodGet && sent:
		failure.Kind, failure.Message = KindOutcomeUnknown, "the change was sent, and no whole response came: "+err.Error()
	case errors.Is(ctx.Err(), context.Canceled):
		failure.Kind = KindCancelled
	case errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout():
		failure.Kind = KindTimeout
	}
	return failure
}

// interrupted returns the error of a call whose context ended while nothing was being sent; last is why it paused.
func interrupted(ctx context.Context, last *Error) *Error {
	kind := KindCancelled
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		kind = KindTimeout
	}
	message := "the context has ended"
	if last != nil {
		message += "; at last: " + last.Error()
	}
	return &Error{Kind: kind, Message: message, cause: ctx.Err()}
}
