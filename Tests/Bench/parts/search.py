# SPDX-License-Identifier: MIT
"""the index and what a query takes, in Chromium and in the terminal, beside Pagefind on the same pages

Every query of `queries.txt` is asked on a page that has read nothing yet, so the bytes are those of the whole way from
the first letter to ten results. Pagefind does not run from a shared folder; it is asked through a server on loopback.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bench import Bench
from build import build, pagefind
from playwright.sync_api import Browser, sync_playwright

QUERIES = (Path(__file__).parents[1] / "queries.txt").read_text(encoding="utf-8").splitlines()
SHOWN = 10

# Limits at 10,000 cases: what a reader on a slow shared folder and an old machine still finds quick.
LIMITS = {
    "index, % of the sources": 100,
    "files": 2000,
    "median KB a query": 150,
    "95th percentile KB a query": 400,
    "median script ms a query": 50,
    "median terminal ms a query": 100,
}


def run(bench: Bench) -> None:
    corpus = bench.corpus(bench.cases)
    site = bench.fresh() / "site"
    site.parent.mkdir(parents=True, exist_ok=True)
    bench.once(build(bench, corpus, site))
    sources = sum(path.stat().st_size for path in (corpus / "content").rglob("*.md"))
    index = [path.stat().st_size for path in (site / "search").iterdir()]
    figures = {
        "index, % of the sources": 100 * sum(index) / sources,
        "files": len(index),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        found, asked = pages(browser, site)
        peer = pagefind_figures(browser, site, bench.fresh(), found)
        browser.close()
    figures |= asked | terminal(bench, corpus, site)
    print(f"{bench.cases} cases: sources {sources / 1e6:.1f} MB, index {sum(index) / 1e6:.1f} MB\n")
    print("| measured | kosapo | limit |\n|---|--:|--:|")
    for name, value in figures.items():
        limit = LIMITS.get(name) if bench.cases == 10_000 else None
        note = "" if limit is None else str(limit) + (" (missed)" if value > limit else "")
        print(f"| {name} | {value:.1f} | {note} |")
    print("\n| Pagefind | |\n|---|--:|")
    for name, value in peer.items():
        print(f"| {name} | {value:.1f} |")
    print(flush=True)


def percentile(values: list[float], part: float) -> float:
    """The value that so many of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def pages(browser: Browser, site: Path) -> tuple[dict[str, set[str]], dict[str, float]]:
    """The cases that each query finds, and what asking took."""
    found: dict[str, set[str]] = {}
    sizes, script, waited = [], [], []
    for query in QUERIES:
        page = browser.new_page()
        page.goto((site / "search.html").as_uri())
        page.evaluate("kosapoFind.engine()")
        session = page.context.new_cdp_session(page)
        # In ticks of the thread: what else the machine does is not counted.
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = busy_seconds(session)
        answer = page.evaluate(_ASK, [query, SHOWN])
        script.append(1000 * (busy_seconds(session) - before))
        waited.append(answer["milliseconds"])
        sizes.append(sum((site / "search" / name).stat().st_size for name in answer["files"]) / 1000)
        everything = page.evaluate(_ASK, [query, 1_000_000] if answer["total"] < 500 else [query, 500])
        found[query] = {result["url"] for result in everything["results"] if result["kind"] == "case"}
        page.close()
    return found, {
        "median KB a query": statistics.median(sizes),
        "95th percentile KB a query": percentile(sizes, 0.95),
        "median script ms a query": statistics.median(script),
        "95th percentile script ms a query": percentile(script, 0.95),
        "median ms to the results": statistics.median(waited),
    }


def busy_seconds(session) -> float:
    """The main thread's time on the processor: scripts, and what the browser does for them."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def terminal(bench: Bench, corpus: Path, site: Path) -> dict[str, float]:
    """How long `kosapo search` takes, its start included: the least disturbed of three runs."""
    public = corpus / "site" / "public"
    if public.is_symlink() or public.exists():
        public.unlink() if public.is_symlink() else shutil.rmtree(public)
    public.symlink_to(site)
    times = []
    for query in QUERIES:
        command = [bench.kosapo, "search", "--root", str(corpus), "--", *query.split(" ")]
        times.append(min(milliseconds(command) for _ in range(3)))
    public.unlink()
    return {
        "median terminal ms a query": statistics.median(times),
        "95th percentile terminal ms a query": percentile(times, 0.95),
    }


def milliseconds(command: list[str]) -> float:
    """How long a command takes."""
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.monotonic() - start)


def pagefind_figures(
    browser: Browser, site: Path, folder: Path, found: dict[str, set[str]]
) -> dict[str, float]:
    """The same of Pagefind, and how many of the cases that hold a query's words it finds."""
    start = time.monotonic()
    subprocess.run(pagefind(site, folder), check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - start
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    with Loopback(folder) as server:
        shares, sizes = [], []
        for query, cases in found.items():
            if not cases or "-" in query or len(cases) >= 500:
                continue
            # A context of its own has nothing in its cache.
            context = browser.new_context()
            page = context.new_page()
            before = server.sent
            page.goto(f"{server.address}/empty.html")
            urls = page.evaluate(_ASK_PAGEFIND, query)
            context.close()
            sizes.append((server.sent - before) / 1000)
            shares.append(100 * len(cases & {url.lstrip("/") for url in urls}) / len(cases))
    return {
        "seconds to index": seconds,
        "index MB": sum(files) / 1e6,
        "files": len(files),
        "median KB a query, all results' texts included": statistics.median(sizes),
        "queries compared": len(shares),
        "mean % of the cases that hold a query found": statistics.mean(shares),
        "queries of which none is found": sum(share == 0 for share in shares),
    }


class Loopback:
    """Serves a folder on loopback and counts the bytes."""

    def __init__(self, folder: Path) -> None:
        (folder / "empty.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
        counter = self
        self.sent = 0

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Says nothing."""

            def copyfile(self, source, outputfile) -> None:
                data = source.read()
                counter.sent += len(data)
                outputfile.write(data)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Loopback:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()


_ASK = """async ([query, limit]) => {
  const start = performance.now();
  const answer = await new Promise((resolve) => KosapoSearch.search({ query, limit }, resolve));
  const milliseconds = performance.now() - start;
  const files = [...document.scripts].map(({ src }) => src).filter((src) => src.includes("/search/"))
    .map((src) => src.replace(/.*\\/search\\//u, "").replace(/\\?.*/u, ""));
  return { total: answer.total, results: answer.results.map(({ url, kind }) => ({ url, kind })), milliseconds, files };
}"""

_ASK_PAGEFIND = """async (query) => {
  const pagefind = await import("/index/pagefind.js");
  const { results } = await pagefind.search(query);
  const data = await Promise.all(results.map((result) => result.data()));
  return data.map(({ url }) => url);
}"""
