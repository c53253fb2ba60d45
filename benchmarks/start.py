"""Start of a program: imports, the first client, and the first call, each in fresh interpreters."""

import os
import statistics
import subprocess
import sys
from typing import Any

from measure import JOB_ID, figures, in_turn, serving

ROUNDS = 25
# What httpx's command line needs: where it is not installed, importing httpx is cheaper.
WITHOUT_CLICK = "import sys; sys.modules['click'] = None\n"
OURS = "import evolution_iaas as i; c = i.Client(i.OrangeDeveloper(api_key='k', access_token='t')"
CODE = {
    "`import httpx`": "import httpx",
    "`import evolution_iaas`": "import evolution_iaas",
    "… and a first `Client`": f"{OURS})",
    "`import httpx` and a first `httpx.Client`": "import httpx; httpx.Client()",
}
CALLS = {
    "`httpx.Client`": "import httpx; c = httpx.Client(); first = lambda: c.get('{url}/projects/p/jobs/{job}').json()",
    "`iaas.Client`": f"{OURS}, base_url='{{url}}', project_id='p'); first = lambda: c.jobs.get('{{job}}')",
    '`iaas.Client`, `engine="fast"`': (
        f"{OURS}, base_url='{{url}}', project_id='p', engine='fast'); first = lambda: c.jobs.get('{{job}}')"
    ),
}
TIMED = "\nimport time; w, p = time.perf_counter(), time.process_time(); first()\n"
TIMED += "print(time.process_time() - p, time.perf_counter() - w)"


def fresh(code: str) -> tuple[float, float, float]:
    """Return processor seconds, wall seconds and peak memory (MiB) of an interpreter that runs some code."""
    import time

    # The peak is read inside: the parent's rusage would count the moment before exec, when the child is its copy.
    code += "\nprint(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-I", "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        peak = int(process.stdout.read().split()[1])
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, peak / 1024


def start() -> dict[str, Any]:
    """Measure imports with and without click, and first calls."""
    from sections import plain

    found: dict[str, Any] = {}
    for place, before in (("without", WITHOUT_CLICK), ("with", "")):
        peaks: dict[str, list[float]] = {name: [] for name in CODE}

        def run(name: str, before: str = before, peaks: dict[str, list[float]] = peaks) -> tuple[float, float]:
            processor, wall, peak = fresh(before + CODE[name])
            peaks[name].append(peak)
            return processor, wall

        for name in CODE:
            run(name)
        measured = in_turn({name: lambda name=name: run(name) for name in CODE}, ROUNDS)
        found[place] = {
            "figures": plain(figures(measured)),
            "peaks": {name: statistics.median(values) for name, values in peaks.items()},
        }
    with serving() as url:

        def call(name: str) -> tuple[float, float]:
            code = WITHOUT_CLICK + CALLS[name].format(url=url, job=JOB_ID) + TIMED
            output = subprocess.check_output([sys.executable, "-I", "-c", code], text=True)
            processor, wall = map(float, output.split())
            return processor, wall

        for name in CALLS:
            call(name)
        found["call"] = plain(figures(in_turn({name: lambda name=name: call(name) for name in CALLS}, ROUNDS)))
    return found
