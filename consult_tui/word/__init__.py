"""Word out: an outline becomes a document.

What each module is for::

    paper.py      an outline with a title page and an annex: what one document says, without Word
    furniture.py  what stands round it: header, footer, properties, marks to read it back by
    draft.py      a response -> the draft for sign-off
    title_page.py, annex.py, citations.py   its parts
    render.py     any outline or paper -> .docx
    page.py       the body being written: paragraphs, regions, lists, links
    blocks.py, inlines.py   one small renderer for each kind of node
    marks.py      the names by which a reviewed document is read back
    template*.py  our Word template: styles, numbering, page
"""
