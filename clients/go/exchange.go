package iaas

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

const maxBytes = 32 << 20 // of a response

// unsent is the failure of a request of which no byte was written: there was no connection for it.
type unsent struct{ error }

func (u unsent) Unwrap() error { return u.error }

// exchange sends a request and reads the whole response; one whose body breaks off is returned with the error.
func (t *transport) exchange(request *http.Request) (*http.Response, []byte, error) {
	var connected atomic.Bool // after the TLS handshake, and a proxy's tunnel
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	response, err := t.http.Do(request.WithContext(httptrace.WithClientTrace(request.Context(), trace)))
	if err != nil && !connected.Load() {
		return nil, nil, unsent{err}
	}
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxBytes+1))
	if err == nil && len(body) > maxBytes {
		err = &Error{Kind: "unexpected", Status: response.StatusCode, Message: "the body is larger than 32 MiB"}
	}
	if err == nil {
		body, err = decoded(response, body)
	}
	if failure := (*Error)(nil); errors.As(err, &failure) && response.StatusCode >= 400 {
		return response, nil, nil // the status of an error is worth more than its body
	}
	return response, body, err
}

// decoded returns a body as UTF-8 without a byte order mark; a charset that is not known, and bytes that are none of
// it, are refused: Go's JSON would replace letters.
func decoded(response *http.Response, body []byte) ([]byte, error) {
	_, parameters, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	switch charset := strings.ToLower(parameters["charset"]); charset {
	case "iso-8859-1", "latin1":
		text := make([]rune, len(body))
		for i, letter := range body {
			text[i] = rune(letter)
		}
		return []byte(string(text)), nil
	case "", "utf-8", "utf8", "us-ascii":
		if utf8.Valid(body) {
			return bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), nil
		}
		return nil, &Error{Kind: "unexpected", Status: response.StatusCode, Message: "the body is not UTF-8"}
	default:
		return nil, &Error{Kind: "unexpected", Status: response.StatusCode, Message: "its charset is " + charset}
	}
}

// accepted returns the job of a change that was accepted, although its response could not be read to the end.
func (t *transport) accepted(operation *operation, response *http.Response) *JobRef {
	if response == nil || operation.Job == nil || response.StatusCode/100 != 2 {
		return nil
	}
	if job, err := t.jobOf(response); err == nil {
		return &job
	}
	return nil
}

func unanswered(method string, err error) *Error {
	var timeout interface{ Timeout() bool }
	switch {
	case method != http.MethodGet && !errors.As(err, &unsent{}):
		return &Error{Kind: "outcome-unknown", Message: "a change was sent and no answer came"}
	case errors.As(err, &timeout) && timeout.Timeout():
		return &Error{Kind: "timeout", Message: "no answer in time"}
	}
	return &Error{Kind: "transport", Message: "no connection, or it broke"}
}
