package iaas

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
)

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// A date and a time, a fraction of any length, and an offset with or without colon and minutes; without one it is UTC.
var dateTime = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d(?:[.,]\d+)?)([Zz]?)([+-]\d\d)?:?(\d\d)?$`)

// shape is what a body must be, as the contract describes it.
type shape struct {
	Type     string
	Bits     int
	Required []string
	Members  map[string]shape
	Values   *shape // of members that are not known by name
	Items    *shape
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
		for name, inner := range members {
			if _, known := s.Members[name]; known || s.Values == nil {
				continue
			}
			if members[name], err = s.Values.clean(inner, at+"/"+name, salvage); err != nil {
				delete(members, name) // a label that is no text does not hide the others
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
		if parts := dateTime.FindStringSubmatch(text); parts != nil {
			offset := parts[3] + parts[4] + parts[5]
			if parts[4] != "" && parts[5] == "" {
				offset += "00"
			}
			date, err := time.Parse("2006-01-02 15:04:05Z0700", parts[1]+" "+parts[2]+cmp.Or(strings.ToUpper(offset), "Z"))
			value, fits = date.UTC(), err == nil
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

// isPlain tells whether a member is neither a list nor a map, and a text, a number or a flag was sent for it.
func (s *shape) isPlain(value any) bool {
	switch value.(type) {
	case map[string]any, []any:
		return false
	}
	return s.Type != "list" && s.Values == nil
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
	if err = decoder.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("something follows the JSON")
	}
	return value, nil
}

// objectOf returns the object that a body is; nil for any other.
func objectOf(body []byte) map[string]any {
	value, err := decode(body)
	members, ok := value.(map[string]any)
	if err != nil || !ok {
		return nil
	}
	return members
}

// stateOf returns the state of an object; nothing of what is none.
func stateOf(value any) string {
	members, _ := value.(map[string]any)
	state, _ := members["state"].(string)
	return state
}
