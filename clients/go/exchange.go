package iaas

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

const userAgent = "evolution-iaas-go/" + Version

// unsent is the failure of a request of which no byte was written: there was no connection for it.
type unsent struct{ error }

func (u unsent) Unwrap() error { return u.error }

// exchange sends a request and reads the whole response, within a time; one whose body breaks off is returned with the
// error.
func (t *transport) exchange(request *http.Request, limit time.Duration) (*http.Response, []byte, error) {
	ctx, cancel := context.WithTimeout(request.Context(), limit)
	defer cancel()
	var connected atomic.Bool // after the TLS handshake, and a proxy's tunnel
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	sent := request.WithContext(httptrace.WithClientTrace(ctx, trace))
	sent.Header = request.Header.Clone() // with the credentials; callers keep the request of a response, and print it
	for _, name := range []string{"Authorization", t.header} {
		request.Header.Del(name)
	}
	sent.Header.Set("Accept", "application/json")
	sent.Header.Set("User-Agent", t.agent+userAgent)
	began := time.Now()
	response, err := t.http.Do(sent)
	if err != nil {
		t.logger.DebugContext(ctx, "no response", "method", request.Method, "path", request.URL.Path,
			"seconds", time.Since(began).Seconds(), "error", err)
		if !connected.Load() {
			err = unsent{err}
		}
		return nil, nil, err
	}
	response.Request = request
	defer func() { _ = response.Body.Close() }() // it was read, or is given up
	body, err := io.ReadAll(io.LimitReader(response.Body, t.maxBytes+1))
	t.logger.DebugContext(ctx, "response", "method", request.Method, "path", request.URL.Path,
		"status", response.StatusCode, "bytes", len(body), "seconds", time.Since(began).Seconds())
	if err == nil && int64(len(body)) > t.maxBytes {
		err = unreadable(response, fmt.Sprintf("the body is larger than %d bytes", t.maxBytes))
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
	_, parameters, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	if err != nil {
		parameters = nil // JSON is read whatever media type it claims
	}
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
		return nil, unreadable(response, "the body is not UTF-8")
	default:
		return nil, unreadable(response, "its charset is "+charset)
	}
}

func unreadable(response *http.Response, message string) *Error {
	return &Error{Kind: KindUnexpected, Status: response.StatusCode, Message: message, RequestID: requestID(response)}
}

// requestID returns by what Orange's support finds a request.
func requestID(response *http.Response) string { return response.Header.Get("X-OAPI-Request-Id") }
