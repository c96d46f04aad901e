"""Keys are obeyed in the order in which they were pressed.

Textual hands a key to the focused widget, which takes it from a queue of its own; what it does not want comes
back to the app through the queues of all that it stands in, and only then is a binding obeyed. So of "words,
undo, next question" typed quickly the undo could reach the next answer. Here a key is done with before the
next one is looked at.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
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

    def post_message(self, message: Message) -> bool:
        """Take a message; the key that is under way is noted as come back, not queued behind later ones."""
        if message is self._under_way:
            self._came_back = True
            return True
        return super().post_message(message)

    async def on_event(self, event: Event) -> None:
        """Handle an event; a key to its end."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
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
