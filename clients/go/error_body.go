package iaas

import (
	"encoding/json"
	"regexp"
	"strings"
)

const longestText = 500 // characters of a body that is plain text

var wholeText = regexp.MustCompile(`^-?\d{1,18}$`)

// tell reads the body of an error: the documented one, a list of such, one inside `error`, problem details (RFC 9457),
// an OAuth 2.0 error (RFC 6749, section 5.2), or plain text.
func (e *Error) tell(body []byte, mediaType string) {
	value, _ := decode(body) // of what is no JSON, text may be told
	for _, members := range objects(value) {
		message := ""
		for _, name := range []string{"message", "detail", "error_description", "faultstring", "title", "error"} {
			if text, ok := members[name].(string); ok && message == "" {
				message = text
			}
		}
		description, _ := members["description"].(string)
		if code := codeOf(members["code"]); e.Code == nil {
			e.Code = code // also of a body that says nothing else
		}
		if message == "" && description == "" {
			continue
		}
		if message != "" {
			e.Message = message
		}
		if description != "" {
			e.Description = &description
		}
		e.Code = codeOf(members["code"])
		return
	}
	if text := []rune(strings.Join(strings.Fields(string(body)), " ")); len(text) > 0 &&
		strings.HasPrefix(strings.ToLower(mediaType), "text/plain") {
		e.Message = string(text[:min(len(text), longestText)])
	}
}

// objects returns what may be the error: what is inside the body, then the body itself; of lists the first.
func objects(body any) (found []map[string]any) {
	outer, _ := first(body).(map[string]any)
	for _, name := range []string{"error", "fault", "errors"} {
		if inner, ok := first(outer[name]).(map[string]any); ok {
			found = append(found, inner)
		}
	}
	return append(found, outer)
}

func first(value any) any {
	if list, ok := value.([]any); ok && len(list) > 0 {
		return list[0]
	}
	return value
}

// codeOf returns a whole number, also one that is sent as text; nil for anything else.
func codeOf(value any) *int64 {
	if text, ok := value.(string); ok && wholeText.MatchString(strings.TrimSpace(text)) {
		value = json.Number(strings.TrimSpace(text))
	}
	whole := shape{Type: "integer"}
	found, err := whole.clean(value, "", false)
	if err != nil {
		return nil
	}
	code, _ := found.(int64)
	return &code
}
