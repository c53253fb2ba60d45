// Package iaas is a client on the generated one: credentials, retries, errors, pages, and waiting for jobs.
package iaas

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"evolution-iaas/api"
)

// Mode is the authentication mode: the header that names the caller, beside the bearer token.
type Mode string

// The two authentication modes, and the header of each.
const (
	OrangeDeveloper       Mode = "X-API-Key"
	OrangeDeveloperInside Mode = "X-Requester-Id"
)

// Clock is where a client takes its time from.
type Clock interface {
	Now() time.Duration
	Sleep(context.Context, time.Duration)
}

// Options say who calls, and how. Key is the SIU token (Orange Developer) or the SIU Id (Inside).
// Give either AccessToken, or ClientID, ClientSecret and TokenURL.
type Options struct {
	Mode                             Mode
	Key, AccessToken                 string
	ClientID, ClientSecret, TokenURL string
	BaseURL                          string
	Retries                          int           // further attempts of a GET
	Timeout                          time.Duration // of one request; 30 s if zero
	Clock                            Clock         // the machine's if nil
}

// Error is any failure. Kind is one of those that docs/porting.md lists.
type Error struct {
	Kind        string
	Status      int
	Code        *int
	Message     string
	Description *string
	RetryAfter  *time.Duration // how long the server asks to be left alone
	Job         *api.Job
	Accepted    *JobRef // of a change that was accepted, although its response could not be read to the end
	unread      []byte  // a success that is not what the spec says
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Kind, e.Message) }

// passing tells whether the same request may well succeed a little later.
func (e *Error) passing() bool {
	return e.Kind == "transport" || e.Kind == "timeout" || e.limited() || e.Status >= 500 ||
		e.Kind == "unexpected" && e.Status < 300
}

// limited tells whether there were too many requests, and this one was not executed.
func (e *Error) limited() bool {
	rule := ruleFor(e.Status, e.Code)
	return rule != nil && rule.Methods == "any-method"
}

// Client is the generated client with everything that the generator leaves out.
type Client struct {
	*api.ClientWithResponses
	transport *transport
}

var (
	printable = regexp.MustCompile(`^[\x20-\x7e]+$`)
)

// New returns a client, or refuses options that cannot be used before anything is sent.
func New(o Options) (*Client, error) {
	for _, value := range []*string{&o.Key, &o.AccessToken, &o.ClientID, &o.ClientSecret} {
		*value = strings.TrimSpace(*value)
		if *value != "" && !printable.MatchString(*value) {
			return nil, &Error{Kind: "configuration", Message: "a key or token holds what a header cannot carry"}
		}
	}
	grant := o.ClientID != "" && o.ClientSecret != "" && o.TokenURL != ""
	base, err := url.Parse(strings.TrimRight(o.BaseURL, "/"))
	if o.Key == "" || grant == (o.AccessToken != "") || err != nil {
		return nil, &Error{Kind: "configuration", Message: "key, token or base URL is missing or cannot be used"}
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Clock == nil {
		o.Clock = systemClock{time.Now()}
	}
	// Redirects would carry the key to another host.
	never := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	t := &transport{Options: o, base: base, http: http.Client{Timeout: o.Timeout, CheckRedirect: never}}
	generated, err := api.NewClientWithResponses(base.String(), api.WithHTTPClient(t))
	return &Client{generated, t}, err
}
