"""Drafts to outcomes in their order, pages in several processes where there are more than a handful."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass

from pipeline.batches import process_pool
from pipeline.ingest.draft import Draft, Outcome, understand

#: Pages read before processes are started: starting them takes as long as reading some thirty pages.
_HANDFUL = 32
#: Pages in flight for each process; bounds the memory.
_AHEAD = 16


@dataclass(frozen=True, slots=True)
class _Pending:
    draft: Draft
    future: "Future[Outcome]"

    def settle(self) -> Outcome:
        """The outcome; found in this process where the other one has died."""
        try:
            return self.future.result()
        except BrokenExecutor:
            return understand(self.draft)


def understand_all(items: Iterable[Draft | Outcome], workers: int = 1) -> Iterator[Outcome]:
    """Understand every draft; outcomes pass. The order stays, and nothing depends on the number of `workers`."""
    waiting: deque[Outcome | _Pending] = deque()
    pages = 0
    pool: Executor | None = None
    with ExitStack() as stack:
        for item in items:
            pages += isinstance(item, Draft) and item.is_page
            if workers > 1 and pages == _HANDFUL and pool is None:
                pool = stack.enter_context(process_pool(workers))
            waiting.append(_begin(item, pool))
            while waiting and (isinstance(waiting[0], Outcome) or waiting[0].future.done() or len(waiting) > _AHEAD * workers):
                yield _end(waiting.popleft())
        while waiting:
            yield _end(waiting.popleft())


def _begin(item: Draft | Outcome, pool: Executor | None) -> Outcome | _Pending:
    if isinstance(item, Outcome):
        return item
    if pool and item.is_page:
        try:
            return _Pending(item, pool.submit(understand, item))
        except BrokenExecutor:
            return understand(item)
    return understand(item)


def _end(item: Outcome | _Pending) -> Outcome:
    return item.settle() if isinstance(item, _Pending) else item
