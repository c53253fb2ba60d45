// Package iaas is a client of the Evolution Platform IaaS API: typed accessors for each resource, with credentials,
// retries, errors, pages, and waiting for jobs.
//
//	client, err := iaas.New(
//		iaas.WithOrangeDeveloper("API key"),
//		iaas.WithClientCredentials("client id", "client secret", "https://…/token"),
//		iaas.WithProject("my-project"), iaas.WithZone("eu-1"),
//	)
//	change, err := client.KeyPairs.Create(ctx, api.KeyPairInRequest{Name: "deploy"})
//	pair, err := change.Wait(ctx)
//
// A client may be used by many goroutines at once. Errors are [Error].
package iaas

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

// Version is that of this package. Its first two numbers are those of the spec that it was generated from.
const Version = "1.3.0-alpha.1"

// Client calls the API.
type Client struct {
	Resources
	// API is the generated client, whose requests follow the rules of this one.
	API       *api.ClientWithResponses
	transport *transport
}

// New returns a client. Credentials are required: [WithOrangeDeveloper] or [WithOrangeDeveloperInside], and
// [WithAccessToken] or [WithClientCredentials]. An option that cannot be used is an [Error] of [KindConfiguration].
func New(options ...Option) (*Client, error) {
	c := defaults()
	for _, option := range options {
		option(&c)
	}
	base, err := c.check()
	if err != nil {
		return nil, err
	}
	inner := http.Client{}
	if c.http != nil {
		inner = *c.http
	}
	inner.Timeout = 0 // each attempt has its own
	// Redirects would carry the key to another host.
	inner.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if c.logger == nil {
		c.logger = slog.New(slog.DiscardHandler)
	}
	t := &transport{config: c, base: base, http: inner}
	generated, err := api.NewClientWithResponses(base.String(), api.WithHTTPClient(t))
	if err != nil {
		return nil, &Error{Kind: KindConfiguration, Message: "the base URL cannot be used", cause: err}
	}
	client := &Client{API: generated, transport: t}
	client.Resources = newResources(client)
	return client, nil
}

// String shows no secret.
func (c *Client) String() string { return "client of " + c.transport.base.String() }

// CallOption changes one call.
type CallOption func(*call)

// InProject names the project of a call, instead of the client's.
func InProject(id string) CallOption { return func(c *call) { c.scope["projectId"] = id } }

// InZone names the zone of a call, instead of the client's.
func InZone(name string) CallOption { return func(c *call) { c.scope["zoneName"] = name } }

// Retries says how often a call is sent again, instead of the client's number.
func Retries(count int) CallOption { return func(c *call) { c.retries = count } }

// call is what one call does differently; its context carries it to the transport.
type call struct {
	scope   map[string]string
	retries int
}

type callKey struct{}

// begin returns the context of a call, and its project and zone.
func (c *Client) begin(ctx context.Context, operation string, options []CallOption) (context.Context, *call, error) {
	t := c.transport
	made := &call{scope: map[string]string{"projectId": t.project, "zoneName": t.zone}, retries: t.retries}
	for _, option := range options {
		option(made)
	}
	for _, name := range contract.Operations[operation].Parameters {
		if value, known := made.scope[name]; known && value == "" {
			return nil, nil, &Error{Kind: KindConfiguration, Message: operation + " needs " + optionOf[name]}
		}
	}
	if made.retries < 0 {
		return nil, nil, &Error{Kind: KindConfiguration, Message: "Retries must not be negative"}
	}
	return context.WithValue(ctx, callKey{}, made), made, nil
}

var optionOf = map[string]string{
	"projectId": "a project: WithProject or InProject",
	"zoneName":  "a zone: WithZone or InZone",
}
