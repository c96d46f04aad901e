"""The commands: parse, call a use case, print.

main.py         the group, its options, errors to exit codes
output.py       printing: JSON, tables, plain text
words.py        arguments that begin with a hyphen and are no options
as_json.py      the JSON of the contract
setting_up.py   demo, init, locate
reading.py      read, new
look.py         responses, show
finding.py      search, suggest
change.py       edit, answer, insert, archive, export
history.py      history, restore
position.py     consult position ...
body.py         consult body ...
doctor.py       doctor
"""
