"""The terminal app: three screens over the use cases of `workspace`.

    app.py         the app: what is open, errors to sentences, a clean end
    consult.tcss   how everything looks; theme.py the colours
    screens/       consultations, draft, library; base.py what they share
    widgets/       one widget a module
    dialogs/       small screens over a screen: a question, a choice, a form, help
    folders.py     paths as officers type them; filters.py what of the library is shown
    reading_in.py  a document in; exporting.py a draft out; copying.py a copy of the sample
    saving.py      what is typed is safe within a second
    answering.py   a search answered at every key; collector.py, pace.py what else held up the keys
    commands.py    the command palette: every action by its plain name

Rules: text from outside goes to the screen only as `textual.content.Content` made by `content.py`, never as
markup; no handler reads or writes a file on the screen's thread; every mistake is one sentence and a way on.
"""
