"""Keys are obeyed in the order in which they were pressed.

Textual hands a key to the focused widget, which takes it from a queue of its own; what it does not want comes
back to the app through the queues of all that it stands in, and only then is a binding obeyed. So of "words,
undo, next question" typed quickly the undo could reach the next answer. And a widget that asks for the focus
gets it by the app's queue, behind the keys that are in it already: of "to the search box, words" typed
quickly the words were obeyed as keys of the list. Here a key is done with before the next one is looked at.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from inspect import isawaitable
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.message import Message
from textual.message_pump import MessagePump

PATIENCE = 0.5
"""Seconds that a widget may take over a key before we go on without it."""


class KeysInOrder(App[None]):
    """An app that finishes with one key before it looks at the next."""

    _under_way: Key | None = None
    _came_back = False
    _put_off: list[Callable[[], Any]] | None = None
    """What is to be done after the key that is under way, before the next one; None between keys."""

    def post_message(self, message: Message) -> bool:
        """Take a message; the key that is under way is noted as come back, not queued behind later ones."""
        if message is self._under_way:
            self._came_back = True
            return True
        return super().post_message(message)

    def call_later(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Do something later: what a key brings about before the next key, not behind all that were typed."""
        if self._put_off is None or threading.get_ident() != self._thread_id:
            return super().call_later(callback, *args, **named)
        self._put_off.append(partial(callback, *args, **named))
        return True

    async def on_event(self, event: Event) -> None:
        """Handle an event; a key to its end."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        put_off: list[Callable[[], Any]] = []
        self._put_off = put_off
        try:
            await self._obey(event)
            while put_off:
                done = put_off.pop(0)()
                if isawaitable(done):
                    await done
        finally:
            self._put_off = None

    async def _obey(self, event: Key) -> None:
        focused = self.focused
        self._under_way, self._came_back = event, False
        try:
            await super().on_event(event)
            if event.is_forwarded:
                await _emptied(focused or self.screen)
        finally:
            self._under_way = None
        if self._came_back:
            await super().on_event(event)
        if event.is_forwarded and focused is not None and focused.is_attached:
            await _emptied(focused)


async def _emptied(node: DOMNode) -> None:
    """Wait until what a widget has in its queue has gone through it and through all that it stands in."""
    for pump in node.ancestors_with_self:
        if isinstance(pump, App):
            return
        await _taken(pump)


async def _taken(pump: MessagePump | Any) -> None:
    done = asyncio.Event()
    if pump.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), PATIENCE)
