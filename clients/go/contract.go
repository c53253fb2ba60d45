package iaas

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"time"
)

//go:embed api/contract.json
var document []byte

// contract is what the generated code does not know: what is required, what starts a job, which states end it.
var contract = func() (read struct {
	Codes []struct {
		Name  string
		Value int
	}
	Retries    []retryRule
	States     struct{ Final, Success []string }
	Operations map[string]*operation
}) {
	if err := json.Unmarshal(document, &read); err != nil {
		panic(err) // it is generated
	}
	return read
}()

// ErrorCodes are the codes of errors by their names in the spec, such as too-many-requests. Others may come.
var ErrorCodes = func() map[string]int {
	found := map[string]int{}
	for _, code := range contract.Codes {
		found[code.Name] = code.Value
	}
	return found
}()

type operation struct {
	Method, Path, Pattern string
	Parameters            []string
	Success               int
	Answer                *shape // of a success; nil if it has no content
	Job                   *struct {
		OperationID, State string
		Usable, Broken     []string
		Gone               bool
	}
}

// retryRule is an error after which the same request may be sent again: of any method, for it was not executed, or safe.
type retryRule struct {
	Status  int
	Code    *int
	Methods string
	Pause   float64
}

// ruleFor returns the rule for an error with this status and code; nil if the same request would be refused again.
func ruleFor(status int, code *int) *retryRule {
	for i, rule := range contract.Retries {
		if rule.Status == status && (rule.Code == nil || code != nil && *rule.Code == *code) {
			return &contract.Retries[i]
		}
	}
	return nil
}

type shape struct {
	Type     string
	Bits     int
	Required []string
	Members  map[string]shape
	Items    *shape
}

var (
	// Blank, dots that lead elsewhere, and control characters, of Unicode too.
	unsafe = regexp.MustCompile(`^\p{Z}*$|^\.\.?$|[\x00-\x1f\x7f-\x{9f}\x{2028}\x{2029}]`)
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

// clean returns a value as a strict reader takes it: without null, dates in UTC. It refuses what the spec does, but for
// an optional text or number, which is then absent; a salvage leaves out any optional member that cannot be read.
func (s *shape) clean(value any, at string, salvage bool) (any, error) {
	fits, err := true, error(nil)
	switch s.Type {
	case "object":
		members, ok := value.(map[string]any)
		for name, member := range s.Members {
			if inner := members[name]; inner != nil {
				optional := !slices.Contains(s.Required, name) && (salvage || member.isPlain(inner))
				if members[name], err = member.clean(inner, at+"/"+name, salvage); err != nil && !optional {
					return nil, err
				} else if err != nil {
					delete(members, name)
					err = nil
				}
			} else if delete(members, name); slices.Contains(s.Required, name) {
				return nil, fmt.Errorf("%s: required field %s is missing", at, name)
			}
		}
		fits = ok
	case "list":
		list, ok := value.([]any)
		for i := range list {
			if list[i], err = s.Items.clean(list[i], fmt.Sprintf("%s/%d", at, i), salvage); err != nil {
				return nil, err
			}
		}
		fits = ok
	case "date":
		text, _ := value.(string)
		fits = false
		for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05"} {
			if date, err := time.Parse(layout, text); err == nil && !fits { // each takes a fraction, too
				value, fits = date.UTC(), true
			}
		}
	case "uuid":
		text, _ := value.(string)
		fits = uuid.MatchString(text)
	case "text":
		_, fits = value.(string)
	case "number":
		_, fits = value.(json.Number)
	case "integer":
		number, _ := value.(json.Number)
		whole, err := number.Int64()
		if float, failed := number.Float64(); err != nil && failed == nil && float == math.Trunc(float) && math.Abs(float) < 1<<53 {
			whole, err = int64(float), nil // 1.0 is an integer
		}
		fits = err == nil && (s.Bits != 32 || int64(int32(whole)) == whole)
		value = whole
	case "boolean":
		_, fits = value.(bool)
	}
	if !fits {
		return nil, fmt.Errorf("%s: is no %s: %v", at, s.Type, value)
	}
	return value, nil
}

// isPlain tells whether a member is a text, a number, a flag or the like, and so is the value that was sent for it.
func (s *shape) isPlain(value any) bool {
	switch value.(type) {
	case map[string]any, []any:
		return false
	}
	return s.Type != "list" && (s.Type != "object" || len(s.Members) > 0)
}

// read returns the body of a success as strict readers take it, and for a list how many elements were sent: one that
// cannot be read hides no other. With salvage, a finished job is read as far as it can be.
func (o *operation) read(body []byte, salvage bool) ([]byte, int, error) {
	value, err := decode(body)
	if err != nil {
		return nil, 0, err
	}
	sent := 1
	if list, ok := value.([]any); ok && o.Answer.Type == "list" {
		readable := []any{}
		for i, element := range list {
			if cleaned, failed := o.Answer.Items.clean(element, fmt.Sprintf("/%d", i), false); failed == nil {
				readable = append(readable, cleaned)
			} else if err == nil {
				err = failed
			}
		}
		if len(readable) > 0 {
			err = nil
		}
		value, sent = readable, len(list)
	} else if value, err = o.Answer.clean(value, "", false); err != nil && salvage {
		value, _ = decode(body) // cleaning has changed it
		if state := stateOf(value); slices.Contains(contract.States.Final, state) {
			value, err = o.Answer.clean(value, "", true)
		}
	}
	if err != nil {
		return nil, 0, err
	}
	cleaned, err := json.Marshal(value)
	return cleaned, sent, err
}

// decode returns what JSON is, its numbers as they are written.
func decode(body []byte) (value any, err error) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	return value, err
}

// stateOf returns the state of an object; nothing of what is none.
func stateOf(value any) string {
	members, _ := value.(map[string]any)
	state, _ := members["state"].(string)
	return state
}

// Parameters returns the names of an operation's parameters in the path, in their order.
func Parameters(operation string) []string { return contract.Operations[operation].Parameters }
