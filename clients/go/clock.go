package iaas

import (
	"context"
	"time"
)

// Clock is where a client takes its time from.
type Clock interface {
	// Now returns the time since some moment; it never goes back.
	Now() time.Duration
	// Sleep returns after a time, or earlier with the context's error once that has ended.
	Sleep(context.Context, time.Duration) error
}

type systemClock struct{ began time.Time }

func (c systemClock) Now() time.Duration { return time.Since(c.began) }

func (c systemClock) Sleep(ctx context.Context, duration time.Duration) error {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func seconds(value float64) time.Duration { return time.Duration(value * float64(time.Second)) }
