package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"

	iaas "github.com/evolution-iaas/evolution-iaas/clients/go"
)

// method is an operation as the generated accessors have it.
type method struct {
	accessor, name string
	arguments      []string
}

// methods are the accessors by their operation. The driver runs in the folder of the module.
var methods = func() map[string]method {
	var contract struct {
		Resources []struct {
			Name    string
			Methods []struct {
				Name, Operation string
			}
		}
		Operations map[string]struct{ Parameters []string }
	}
	document, err := os.ReadFile("api/contract.json")
	check(err)
	check(json.Unmarshal(document, &contract))
	found := map[string]method{}
	for _, resource := range contract.Resources {
		for _, each := range resource.Methods {
			parameters := contract.Operations[each.Operation].Parameters
			var own []string
			for _, name := range parameters {
				if name != "projectId" && name != "zoneName" {
					own = append(own, name)
				}
			}
			found[each.Operation] = method{exported(resource.Name), exported(each.Name), own}
		}
	}
	return found
}()

// exported returns a name as the generated code spells it.
func exported(name string) string {
	spelled := regexp.MustCompile(`(^|-)([a-z]+)`).ReplaceAllStringFunc(name, func(word string) string {
		word = strings.TrimPrefix(word, "-")
		if word == "ip" {
			return "IP"
		}
		return strings.ToUpper(word[:1]) + word[1:]
	})
	return spelled
}

func made(ctx context.Context, client *iaas.Client, each call) (any, error) {
	var options []iaas.WaitOption
	if each.Wait != nil {
		options = append(options, iaas.WaitTimeout(seconds(each.Wait.Timeout)))
	}
	named := methods[each.Operation]
	accessor := reflect.ValueOf(client).Elem().FieldByName(named.accessor)
	if each.Wait != nil && each.Operation == "getJob" {
		ref := iaas.JobRef{ProjectID: fmt.Sprint(each.Arguments["projectId"]), JobID: fmt.Sprint(each.Arguments["jobId"])}
		return client.Jobs.Wait(ctx, ref, options...)
	}
	if each.Resume != nil {
		change, err := results(accessor.MethodByName("Resume").Call([]reflect.Value{reflect.ValueOf([]byte(each.Resume))}))
		if err != nil {
			return nil, err
		}
		return waited(ctx, change, options)
	}
	result, err := results(accessor.MethodByName(named.name).Call(arguments(ctx, accessor.MethodByName(named.name), named, each)))
	switch {
	case err != nil || strings.HasPrefix(each.Operation, "get"):
		return result.Interface(), err
	case strings.HasPrefix(each.Operation, "find"):
		return listed(result)
	case each.Wait != nil:
		return waited(ctx, result, options)
	}
	return accepted(result.Elem()), nil
}

// results returns what a method has returned.
func results(values []reflect.Value) (reflect.Value, error) {
	if len(values) == 1 {
		return values[0], nil
	}
	err, _ := values[1].Interface().(error)
	return values[0], err
}

// arguments returns what a method takes: a context, parts of the path, a body or parameters, and options.
func arguments(ctx context.Context, of reflect.Value, named method, each call) []reflect.Value {
	values := []reflect.Value{reflect.ValueOf(ctx)}
	for _, name := range named.arguments {
		values = append(values, reflect.ValueOf(each.Arguments[name]))
	}
	for i := len(values); i < of.Type().NumIn()-1; i++ {
		kind := of.Type().In(i)
		if kind.Kind() == reflect.Pointer {
			text, err := json.Marshal(each.Arguments)
			check(err)
			values = append(values, read(text, kind.Elem()))
		} else {
			values = append(values, read(each.Body, kind).Elem())
		}
	}
	for name, option := range map[string]func(string) iaas.CallOption{"projectId": iaas.InProject, "zoneName": iaas.InZone} {
		if value, given := each.Arguments[name].(string); given {
			values = append(values, reflect.ValueOf(option(value)))
		}
	}
	return values
}

func read(text []byte, kind reflect.Type) reflect.Value {
	value := reflect.New(kind)
	check(json.Unmarshal(text, value.Interface()))
	return value
}

func listed(pager reflect.Value) (any, error) {
	items, err := results(pager.MethodByName("Collect").Call(nil))
	if err != nil {
		return nil, err
	}
	found := map[string]any{"items": items.Interface(), "total": nil}
	if total := pager.MethodByName("Total").Call(nil); total[1].Bool() {
		found["total"] = total[0].Int()
	}
	return found, nil
}

func waited(ctx context.Context, change reflect.Value, options []iaas.WaitOption) (any, error) {
	values := []reflect.Value{reflect.ValueOf(ctx)}
	for _, option := range options {
		values = append(values, reflect.ValueOf(option))
	}
	resource, err := results(change.MethodByName("Wait").Call(values))
	return resource.Interface(), err
}

// accepted returns an accepted change as JSON.
func accepted(change reflect.Value) any {
	written, err := json.Marshal(change.FieldByName("Change").Interface())
	check(err)
	var told map[string]any
	check(json.Unmarshal(written, &told))
	return map[string]any{"answer": change.FieldByName("Answer").Interface(), "job": told["job"], "retryAfter": told["retryAfter"]}
}
