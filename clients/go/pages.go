package iaas

import (
	"fmt"
	"iter"
	"net/http"
	"strconv"
)

// Pager walks a collection page by page. The next offset is counted by what came; an element that was seen before, by
// its id or else its hRef, is dropped.
type Pager[T any] struct {
	offset int
	paged  bool
	err    error
	fetch  func(offset int) ([]T, *http.Response, []byte, error)
	total  *int
}

// All yields the elements to the end, and requests a page when its first element is asked for. An error is yielded once,
// and ends it.
func (p *Pager[T]) All() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		if p.err != nil {
			yield(none, p.err)
			return
		}
		offset, barren := p.offset, 0
		seen, last := map[string]bool{}, ""
		for {
			page, answer, body, err := p.fetch(offset)
			if err != nil {
				yield(none, err)
				return
			}
			sent := p.count(answer, len(page), &offset)
			fresh, keys := 0, keysOf(body)
			joined := fmt.Sprint(keys)
			for i, element := range page {
				if seen[keys[i]] {
					continue
				}
				seen[keys[i]] = true
				fresh++
				if !yield(element, nil) {
					return
				}
			}
			if barren++; fresh > 0 {
				barren = 0
			}
			ended := p.total != nil && offset >= *p.total || p.total == nil && fresh == 0
			if !p.paged || sent == 0 || joined == last || barren > 1 || ended {
				return
			}
			last = joined
		}
	}
}

// count moves the offset by what a page had, with elements that could not be read, and notes the total.
func (p *Pager[T]) count(answer *http.Response, read int, offset *int) int {
	sent := read
	if count, err := strconv.Atoi(answer.Header.Get("X-Result-Count")); err == nil {
		sent = count
	}
	*offset += sent
	if p.total = nil; !p.paged {
		p.total = &sent // all there is
	}
	if count, err := strconv.Atoi(answer.Header.Get("X-Total-Count")); err == nil && (sent == 0 || count >= *offset) {
		p.total = &count // one that is smaller than what has been read contradicts itself
	}
	return sent
}

// Collect returns all elements.
func (p *Pager[T]) Collect() ([]T, error) {
	found := []T{}
	for element, err := range p.All() {
		if err != nil {
			return nil, err
		}
		found = append(found, element)
	}
	return found, nil
}

// Total returns how many elements the last page said that there are; false if it did not say, or none was read yet.
func (p *Pager[T]) Total() (int, bool) {
	if p.total == nil {
		return 0, false
	}
	return *p.total, true
}

// keysOf returns by what the elements of a page are known: id and hRef, or all of one that has neither.
func keysOf(body []byte) []string {
	value, _ := decode(body)
	list, _ := value.([]any)
	keys := make([]string, len(list))
	for i, element := range list {
		members, _ := element.(map[string]any)
		switch {
		case members["id"] != nil:
			keys[i] = fmt.Sprint("id ", members["id"])
		case members["hRef"] != nil:
			keys[i] = fmt.Sprint("hRef ", members["hRef"])
		default:
			keys[i] = fmt.Sprint(element)
		}
	}
	return keys
}

func offsetOf(offset *int32) int {
	if offset == nil {
		return 0
	}
	return int(*offset)
}
