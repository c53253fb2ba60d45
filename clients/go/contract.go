package iaas

import (
	_ "embed"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
)

//go:embed api/contract.json
var document []byte

// contract is what the generated code does not know: what is required, what starts a job, which states end it.
var contract = func() (read struct {
	Server string
	Codes  []struct {
		Name  string
		Value int64
	}
	Retries    []retryRule
	States     struct{ Final, Success []string }
	Operations map[string]*operation
}) {
	if err := json.Unmarshal(document, &read); err != nil {
		panic(err) // it is generated
	}
	for _, each := range read.Operations {
		each.matcher = regexp.MustCompile(each.Pattern)
	}
	return read
}()

// ErrorCodes are the codes of errors by their names in the spec, such as too-many-requests. Others may come.
var ErrorCodes = func() map[string]int64 {
	found := map[string]int64{}
	for _, code := range contract.Codes {
		found[code.Name] = code.Value
	}
	return found
}()

type operation struct {
	Method, Path, Pattern string
	matcher               *regexp.Regexp
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
	Code    *int64
	Methods string
	Pause   float64
}

// ruleFor returns the rule for an error with this status and code; nil if the same request would be refused again.
func ruleFor(status int, code *int64) *retryRule {
	for i, rule := range contract.Retries {
		if rule.Status == status && (rule.Code == nil || code != nil && *rule.Code == *code) {
			return &contract.Retries[i]
		}
	}
	return nil
}

// Blank, dots that lead elsewhere, and control characters, of Unicode too.
var unsafe = regexp.MustCompile(`^\p{Z}*$|^\.\.?$|[\x00-\x1f\x7f-\x{9f}\x{2028}\x{2029}]`)

// match returns the values of the path's parameters; nil for another path, and for a value that leaves its segment.
func (o *operation) match(method, path string) map[string]string {
	found := o.matcher.FindStringSubmatch(path)
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

// target returns what reads the resource of a change; the operation itself where nothing does.
func (o *operation) target() *operation {
	if reader := contract.Operations[o.Job.OperationID]; reader != nil {
		return reader
	}
	return o
}

// namesTarget tells whether the resource of a change is known from its own path, without what its response says.
func (o *operation) namesTarget() bool {
	return !slices.ContainsFunc(o.target().Parameters, func(name string) bool { return !slices.Contains(o.Parameters, name) })
}

// url returns the path with its parameters filled in, in their order.
func (o *operation) url(values ...string) string {
	next := -1
	return regexp.MustCompile(`\{\w+\}`).ReplaceAllStringFunc(o.Path, func(string) string {
		next++
		return url.PathEscape(values[next])
	})
}
