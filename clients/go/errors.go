package iaas

import (
	"encoding/json"
	"strings"
)

// tell reads the body of an error: the documented one, a list of such, one inside `error`, problem details (RFC 9457)
// or an OAuth 2.0 error (RFC 6749, section 5.2).
func (e *Error) tell(body []byte) {
	value, err := decode(body)
	if err != nil {
		return
	}
	if list, ok := value.([]any); ok && len(list) > 0 {
		value = list[0]
	}
	members, _ := value.(map[string]any)
	for _, name := range []string{"error", "fault", "errors"} {
		inner := members[name]
		if list, ok := inner.([]any); ok && len(list) > 0 {
			inner = list[0]
		}
		if found, ok := inner.(map[string]any); ok {
			members = found
		}
	}
	message := ""
	for _, name := range []string{"message", "detail", "error_description", "faultstring", "title", "error"} {
		if text, ok := members[name].(string); ok && message == "" {
			message = text
		}
	}
	if text, ok := members["description"].(string); ok && text != "" {
		e.Description = &text
	}
	if message == "" && e.Description == nil {
		return
	}
	if message != "" {
		e.Message = message
	}
	number, _ := members["code"].(json.Number)
	if text, ok := members["code"].(string); ok {
		number = json.Number(strings.TrimSpace(text))
	}
	whole := shape{Type: "integer"}
	if code, err := whole.clean(number, "", false); err == nil {
		e.Code = new(int)
		*e.Code = int(code.(int64))
	}
}
