"""HTTP: calls with retries, the runners that send requests, deadlines, drift reports, and pagers."""
