package iaas

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"time"
)

//go:embed api/contract.json
var document []byte

// contract is what the generated code does not know: what is required, what starts a job, which states end it.
var contract = func() (read struct {
	Errors     []int
	States     struct{ Final, Success []string }
	Operations map[string]*operation
}) {
	if err := json.Unmarshal(document, &read); err != nil {
		panic(err) // it is generated
	}
	return read
}()

type operation struct {
	Method, Path, Pattern string
	Parameters            []string
	Success               int
	Answer                shape
	Job                   *struct {
		OperationID, State string
		Usable, Broken     []string
	}
}

type shape struct {
	Type     string
	Required []string
	Members  map[string]shape
	Items    *shape
}

var (
	unsafe = regexp.MustCompile(`^\s*$|^\.\.?$|[\x00-\x1f\x7f]`)
	uuid   = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
)

// match returns the values of the path's parameters; nil for another path, and for a value that leaves its segment.
func (o *operation) match(method, path string) map[string]string {
	found := regexp.MustCompile(o.Pattern).FindStringSubmatch(path)
	if method != o.Method || found == nil {
		return nil
	}
	values := map[string]string{}
	for i, name := range o.Parameters {
		value, err := url.PathUnescape(found[i+1])
		if err != nil || unsafe.MatchString(value) {
			return nil
		}
		values[name] = value
	}
	return values
}

func find(method, path string) (*operation, map[string]string) {
	for _, each := range contract.Operations {
		if values := each.match(method, path); values != nil {
			return each, values
		}
	}
	return nil, nil
}

// url returns the path with its parameters filled in.
func (o *operation) url(values map[string]string) string {
	return regexp.MustCompile(`\{\w+\}`).ReplaceAllStringFunc(o.Path, func(name string) string {
		return url.PathEscape(values[name[1:len(name)-1]])
	})
}

// clean returns a value as a strict reader takes it: without null, dates in UTC. It refuses what the spec does.
func (s *shape) clean(value any, at string) (any, error) {
	fits, err := true, error(nil)
	switch s.Type {
	case "object":
		members, ok := value.(map[string]any)
		for name, member := range s.Members {
			if inner := members[name]; inner != nil {
				if members[name], err = member.clean(inner, at+"/"+name); err != nil {
					return nil, err
				}
			} else if delete(members, name); slices.Contains(s.Required, name) {
				return nil, fmt.Errorf("%s: required field %s is missing", at, name)
			}
		}
		fits = ok
	case "list":
		list, ok := value.([]any)
		for i := range list {
			if list[i], err = s.Items.clean(list[i], fmt.Sprintf("%s/%d", at, i)); err != nil {
				return nil, err
			}
		}
		fits = ok
	case "date":
		text, _ := value.(string)
		date, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			date, err = time.Parse("2006-01-02T15:04:05", text) // takes a fraction, too
		}
		value, fits = date.UTC(), err == nil
	case "uuid":
		text, _ := value.(string)
		fits = uuid.MatchString(text)
	case "text":
		_, fits = value.(string)
	case "number":
		number, ok := value.(json.Number)
		if whole, err := number.Float64(); err == nil && whole == math.Trunc(whole) && math.Abs(whole) < 1<<53 {
			value = json.Number(strconv.FormatFloat(whole, 'f', -1, 64)) // 1.0 is an integer
		}
		fits = ok
	case "boolean":
		_, fits = value.(bool)
	}
	if !fits {
		return nil, fmt.Errorf("%s: is no %s: %v", at, s.Type, value)
	}
	return value, nil
}

// Parameters returns the names of an operation's parameters in the path, in their order.
func Parameters(operation string) []string { return contract.Operations[operation].Parameters }
