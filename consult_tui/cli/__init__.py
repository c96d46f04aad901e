"""The commands: parse, call a use case, print.

main.py       the group, its options, errors to exit codes
output.py     printing: JSON, tables, plain text
as_json.py    the JSON of the contract
look.py       responses, show, search, suggest, read, locate
change.py     new, edit, answer, insert, archive, export, init, demo
position.py   consult position ...
body.py       consult body ...
"""
