package iaas

import (
	"reflect"
	"strings"
)

// filled returns a body whose required lists and maps are empty where they are nil: encoding/json writes nil as null,
// which the API refuses.
func filled[T any](body T) T {
	fill(reflect.ValueOf(&body).Elem())
	return body
}

func fill(value reflect.Value) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() {
			copied := reflect.New(value.Type().Elem())
			copied.Elem().Set(value.Elem())
			fill(copied.Elem())
			value.Set(copied) // what the caller holds stays as it is
		}
	case reflect.Struct:
		for i := range value.NumField() {
			field, tag := value.Field(i), value.Type().Field(i).Tag.Get("json")
			switch isRequired := tag != "" && !strings.Contains(tag, ",omitempty"); {
			case !field.CanSet():
				continue
			case isRequired && field.Kind() == reflect.Slice && field.IsNil():
				field.Set(reflect.MakeSlice(field.Type(), 0, 0))
			case isRequired && field.Kind() == reflect.Map && field.IsNil():
				field.Set(reflect.MakeMap(field.Type()))
			default:
				fill(field)
			}
		}
	case reflect.Slice:
		if value.Len() > 0 && value.Type().Elem().Kind() == reflect.Struct {
			copied := reflect.MakeSlice(value.Type(), value.Len(), value.Len())
			reflect.Copy(copied, value)
			for i := range copied.Len() {
				fill(copied.Index(i))
			}
			value.Set(copied)
		}
	default:
	}
}
