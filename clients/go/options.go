package iaas

import (
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Option sets up a client.
type Option func(*config)

// credentials are behind a pointer wherever they are kept, so that printing a client does not show them.
type credentials struct {
	header, key                      string
	accessToken                      string
	clientID, clientSecret, tokenURL string
	hasGrant, hasToken               bool
}

type config struct {
	*credentials
	baseURL, project, zone string
	agent                  string
	retries                int
	timeout, deadline      time.Duration
	maxBytes               int64
	http                   *http.Client
	logger                 *slog.Logger
	clock                  Clock
}

func defaults() config {
	return config{
		credentials: &credentials{}, baseURL: contract.Server, retries: 3, timeout: 30 * time.Second, deadline: 5 * time.Minute,
		maxBytes: 32 << 20, clock: systemClock{time.Now()},
	}
}

// WithOrangeDeveloper chooses the mode Orange Developer: apiKey is the SIU token, sent as X-API-Key.
func WithOrangeDeveloper(apiKey string) Option {
	return func(c *config) { c.header, c.key = "X-API-Key", apiKey }
}

// WithOrangeDeveloperInside chooses the mode Orange Developer Inside: requesterID is the SIU Id, sent as
// X-Requester-Id.
func WithOrangeDeveloperInside(requesterID string) Option {
	return func(c *config) { c.header, c.key = "X-Requester-Id", requesterID }
}

// WithAccessToken sends a bearer token that is never renewed.
func WithAccessToken(token string) Option {
	return func(c *config) { c.accessToken, c.hasToken = token, true }
}

// WithClientCredentials fetches and renews tokens by the client credentials grant (RFC 6749, section 4.4).
func WithClientCredentials(id, secret, tokenURL string) Option {
	return func(c *config) { c.clientID, c.clientSecret, c.tokenURL, c.hasGrant = id, secret, tokenURL, true }
}

// WithBaseURL names another service than the one that the spec describes, such as the simulator.
func WithBaseURL(baseURL string) Option { return func(c *config) { c.baseURL = baseURL } }

// WithProject names the project of calls that name none.
func WithProject(id string) Option { return func(c *config) { c.project = id } }

// WithZone names the zone of calls that name none.
func WithZone(name string) Option { return func(c *config) { c.zone = name } }

// WithUserAgent puts a product in front of this client's in the User-Agent header.
func WithUserAgent(product string) Option { return func(c *config) { c.agent = product + " " } }

// WithRetries says how often a request is sent again that may be; 3 is the default.
func WithRetries(count int) Option { return func(c *config) { c.retries = count } }

// WithTimeout limits one attempt, from the connection to the end of the body; 30 s is the default.
func WithTimeout(limit time.Duration) Option { return func(c *config) { c.timeout = limit } }

// WithDeadline limits a call as a whole: its attempts, the pauses between them, and its token; 5 min is the default. A
// wait has its own, [WaitTimeout].
func WithDeadline(limit time.Duration) Option { return func(c *config) { c.deadline = limit } }

// WithMaxResponseBytes limits the body of a response, decompressed; 32 MiB is the default.
func WithMaxResponseBytes(limit int64) Option { return func(c *config) { c.maxBytes = limit } }

// WithHTTPClient sends with another client: its Transport and Jar are used. Redirects are never followed, and its
// Timeout is ignored, for there is [WithTimeout].
func WithHTTPClient(client *http.Client) Option { return func(c *config) { c.http = client } }

// WithLogger logs each attempt at level debug, and each pause before another one at info. No header and no body is
// logged.
func WithLogger(logger *slog.Logger) Option { return func(c *config) { c.logger = logger } }

// WithClock takes the time from elsewhere, for tests.
func WithClock(clock Clock) Option { return func(c *config) { c.clock = clock } }

var printable = regexp.MustCompile(`^[\x20-\x7e]+$`)

// check trims the values, and returns the base URL, or what is wrong.
func (c *config) check() (*url.URL, error) {
	for name, value := range map[string]*string{
		"the key of the mode": &c.key, "the access token": &c.accessToken,
		"the client id": &c.clientID, "the client secret": &c.clientSecret,
	} {
		*value = strings.TrimSpace(*value)
		if *value != "" && !printable.MatchString(*value) {
			return nil, refused(name + " holds what a header cannot carry: only printable ASCII fits")
		}
	}
	base, err := url.Parse(strings.TrimRight(c.baseURL, "/"))
	grant, failed := url.Parse(c.tokenURL)
	switch {
	case c.key == "":
		return nil, refused("give WithOrangeDeveloper or WithOrangeDeveloperInside a key")
	case c.hasGrant == c.hasToken:
		return nil, refused("give either WithAccessToken or WithClientCredentials")
	case c.hasToken && c.accessToken == "":
		return nil, refused("the access token is empty")
	case c.hasGrant && (c.clientID == "" || c.clientSecret == ""):
		return nil, refused("the client id or the client secret is empty")
	case c.hasGrant && strings.Contains(c.clientID, ":"):
		return nil, refused("the client id holds a colon, which HTTP Basic cannot carry (RFC 7617)")
	case c.hasGrant && (failed != nil || grant.Host == ""):
		return nil, refused("the token URL must be absolute")
	case err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https":
		return nil, refused("the base URL must be absolute, with http or https")
	case c.agent != "" && !printable.MatchString(c.agent):
		return nil, refused("the product of WithUserAgent must be printable ASCII")
	case c.retries < 0:
		return nil, refused("WithRetries must not be negative")
	case c.timeout <= 0 || c.deadline <= 0 || c.maxBytes <= 0:
		return nil, refused("WithTimeout, WithDeadline and WithMaxResponseBytes must be positive")
	case c.clock == nil:
		return nil, refused("WithClock must not be nil")
	}
	return base, nil
}

func refused(message string) *Error { return &Error{Kind: KindConfiguration, Message: message} }
