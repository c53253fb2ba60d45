// Driver plays the conformance vectors: a task a line in, what came of it a line out. See spec/conformance/README.md.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"strings"
	"time"

	iaas "evolution-iaas"
	"evolution-iaas/api"
)

type call struct {
	Operation string
	Arguments map[string]any
	Body      json.RawMessage
	Pause     float64
	Wait      *struct{ Timeout float64 }
}

type task struct {
	Vector                      string
	BaseURL, TokenURL, ClockURL string
	Client                      struct {
		Mode                                                     string
		APIKey, RequesterID, AccessToken, ClientID, ClientSecret string
		Retries                                                  int
		Timeout                                                  float64
	}
	Calls []call
}

// clock is the judge's time, which passes only by sleeping.
type clock string

func (c clock) Now() time.Duration { return c.ask(http.Get(string(c))) }

func (c clock) Sleep(_ context.Context, duration time.Duration) {
	c.ask(http.Post(string(c), "application/json", strings.NewReader(fmt.Sprintf(`{"sleep": %v}`, duration.Seconds()))))
}

func (c clock) ask(answer *http.Response, err error) time.Duration {
	var told struct{ Now float64 }
	check(err)
	defer answer.Body.Close()
	check(json.NewDecoder(answer.Body).Decode(&told))
	return seconds(told.Now)
}

func seconds(value float64) time.Duration { return time.Duration(value * float64(time.Second)) }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var t task
		check(json.Unmarshal(lines.Bytes(), &t))
		outcomes := []any{}
		for _, outcome := range play(t) {
			outcomes = append(outcomes, outcome)
		}
		check(json.NewEncoder(os.Stdout).Encode(map[string]any{"vector": t.Vector, "outcomes": outcomes}))
	}
}

func play(t task) (outcomes []any) {
	options := iaas.Options{
		Mode: iaas.OrangeDeveloper, Key: t.Client.APIKey, AccessToken: t.Client.AccessToken,
		ClientID: t.Client.ClientID, ClientSecret: t.Client.ClientSecret, TokenURL: t.TokenURL, BaseURL: t.BaseURL,
		Retries: t.Client.Retries, Timeout: seconds(t.Client.Timeout), Clock: clock(t.ClockURL),
	}
	if t.Client.Mode == "orange-developer-inside" {
		options.Mode, options.Key = iaas.OrangeDeveloperInside, t.Client.RequesterID
	}
	client, err := iaas.New(options)
	for _, c := range t.Calls {
		if c.Pause > 0 {
			options.Clock.Sleep(context.Background(), seconds(c.Pause))
		}
		var value any
		if err == nil {
			var failure error
			if value, failure = made(client, c); failure != nil {
				outcomes = append(outcomes, refused(failure))
				continue
			}
			outcomes = append(outcomes, map[string]any{"value": value})
		} else {
			outcomes = append(outcomes, refused(err))
		}
	}
	return outcomes
}

func refused(err error) any {
	told := map[string]any{"kind": fmt.Sprintf("foreign: %T: %v", err, err)}
	var failure *iaas.Error
	if errors.As(err, &failure) {
		told = map[string]any{
			"kind": failure.Kind, "code": failure.Code, "message": failure.Message,
			"description": failure.Description, "job": failure.Job,
		}
		if failure.Accepted != nil {
			told["accepted"] = map[string]any{"projectId": failure.Accepted.ProjectID, "jobId": failure.Accepted.JobID}
		}
		if failure.Status != 0 {
			told["status"] = failure.Status
		}
	}
	return map[string]any{"error": told}
}

func made(client *iaas.Client, c call) (any, error) {
	ctx := context.Background()
	if c.Wait != nil && c.Operation == "getJob" {
		ref := iaas.JobRef{ProjectID: fmt.Sprint(c.Arguments["projectId"]), JobID: fmt.Sprint(c.Arguments["jobId"])}
		return client.Wait(ctx, ref, seconds(c.Wait.Timeout))
	}
	if strings.HasPrefix(c.Operation, "find") {
		offset, _ := c.Arguments["offset"].(float64)
		fetch := func(offset int) ([]any, *http.Response, error) {
			c.Arguments["offset"] = offset
			answer, body, err := generated(client, c)
			var page []any
			if err == nil {
				check(json.Unmarshal(body, &page))
			}
			return page, answer, err
		}
		items, total, err := iaas.Pages(int(offset), fetch, func(element any) string {
			members := element.(map[string]any)
			if members["id"] == nil && members["hRef"] == nil { // one whose members the spec does not describe
				return fmt.Sprint(members)
			}
			return fmt.Sprint(members["id"], members["hRef"])
		})
		return map[string]any{"items": items, "total": total}, err
	}
	answer, body, err := generated(client, c)
	if err != nil || strings.HasPrefix(c.Operation, "get") {
		return json.RawMessage(body), err
	}
	if c.Wait != nil {
		timeout := seconds(c.Wait.Timeout)
		switch {
		case strings.HasSuffix(c.Operation, "KeyPair"):
			return iaas.Follow[api.KeyPairInResponse](ctx, client, answer, body, timeout)
		case strings.HasSuffix(c.Operation, "ServerGroup"):
			return iaas.Follow[api.ServerGroupInResponse](ctx, client, answer, body, timeout)
		case strings.HasSuffix(c.Operation, "VirtualNetwork"):
			return iaas.Follow[api.VirtualNetworkInResponse](ctx, client, answer, body, timeout)
		}
		return iaas.Follow[api.SecurityGroupInResponse](ctx, client, answer, body, timeout)
	}
	job, err := client.JobOf(answer)
	value := map[string]any{"answer": json.RawMessage(body), "job": job, "retryAfter": nil}
	if delay := iaas.RetryAfter(answer); delay != nil {
		value["retryAfter"] = delay.Seconds()
	}
	return value, err
}

// generated calls a method of the generated client by its name, and returns what its typed answer holds as JSON.
func generated(client *iaas.Client, c call) (*http.Response, []byte, error) {
	name := strings.ToUpper(c.Operation[:1]) + c.Operation[1:] + "WithResponse"
	method := reflect.ValueOf(client.ClientWithResponses).MethodByName(name)
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	path := iaas.Parameters(c.Operation)
	for i := 1; i < method.Type().NumIn()-1; i++ {
		kind := method.Type().In(i)
		switch {
		case kind.Kind() == reflect.String:
			arguments = append(arguments, reflect.ValueOf(c.Arguments[path[i-1]]).Convert(kind))
		case kind.Kind() == reflect.Pointer:
			text, err := json.Marshal(c.Arguments)
			check(err)
			arguments = append(arguments, read(text, kind.Elem()))
		default:
			arguments = append(arguments, read(c.Body, kind).Elem())
		}
	}
	results := method.Call(arguments)
	if err, _ := results[1].Interface().(error); err != nil {
		return nil, nil, err
	}
	answer := results[0].Elem()
	for _, field := range []string{"JSON200", "JSON201"} {
		if typed := answer.FieldByName(field); typed.IsValid() && !typed.IsNil() {
			body, err := json.Marshal(typed.Interface())
			return answer.FieldByName("HTTPResponse").Interface().(*http.Response), body, err
		}
	}
	if response, _ := answer.FieldByName("HTTPResponse").Interface().(*http.Response); response.StatusCode == http.StatusAccepted {
		return response, nil, nil // it has no content
	}
	return nil, nil, errors.New("the generated client read nothing")
}

func read(text []byte, kind reflect.Type) reflect.Value {
	value := reflect.New(kind)
	decoder := json.NewDecoder(bytes.NewReader(text))
	check(decoder.Decode(value.Interface()))
	return value
}
