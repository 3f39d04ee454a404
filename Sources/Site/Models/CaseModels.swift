// SPDX-License-Identifier: MIT

import Templates

// What the pages of a case say: its own, those for group work, its chapter in the book.

let casePage: TemplateModel = [
  "notice": .text, "form": .text, "minutes": .text, "worksheet": .text, "facilitation": .text,
  "words": .list(wordGroup), "hasConnections": .flag, "connections": .list(connectionItem),
  "lead": .html, "parts": .list(casePart), "footnotes": .html, "hasRelated": .flag,
  "related": .list(["title": .text, "address": .text, "form": .text, "reasons": .textList]),
  "neighbours": neighbours,
]

let worksheetPage = frame.adding([
  "caseTitle": .text, "caseAddress": .text, "facilitation": .text, "isDraft": .flag,
  "notice": .text, "isPractice": .flag, "lead": .html, "shown": .list(casePart),
  "hasHeldBack": .flag, "heldBack": .list(casePart), "asked": .object(casePart),
  "footnotes": .html,
])

let facilitationPage = frame.adding([
  "caseTitle": .text, "caseAddress": .text, "worksheet": .text, "isDraft": .flag, "notice": .text,
  "isPractice": .flag, "total": .text,
  "steps": .list([
    "from": .text, "to": .text, "minutes": .text, "name": .text, "isReading": .flag,
    "isWriting": .flag, "isSharing": .flag, "isOpening": .flag, "isDiscussion": .flag,
    "isClosing": .flag, "question": .text,
  ]),
  "hasQuestions": .flag,
  "questions": .list([
    "text": .html, "number": .text, "minutes": .text, "hasPoints": .flag,
    "points": .list(["html": .html]), "hasClues": .flag,
    "clues": .list(["sentence": .text, "section": .text, "address": .text]),
  ]),
])

let bookletPage = frame.adding([
  "rules": .text, "bookCount": .text, "bookDate": dateShape,
  "chapters": .list([
    "id": .text, "title": .text, "form": .text, "notice": .text, "isDraft": .flag,
    "words": .list(wordGroup), "hasConnections": .flag, "connections": .list(connectionItem),
    "lead": .html, "parts": .list(casePart), "footnotes": .html, "updated": dateShape,
    "pageNumber": .text, "isBlankBefore": .flag,
  ]),
  "index": .list([
    "word": .text, "cases": .list(["id": .text, "title": .text, "pageNumber": .text]),
  ]),
  "pager": pagerShape,
])

private let wordGroup: TemplateModel = ["name": .text, "key": .text, "words": .list(linkItem)]

private let connectionItem: TemplateModel = [
  "resource": .text, "address": .text, "result": .text, "mark": .text,
]

/// A section of a case: its heading, and blocks that are HTML, steps in time or questions.
private let casePart: TemplateModel = [
  "name": .text, "anchor": .text, "heading": .html,
  "blocks": .list([
    "html": .html, "hasSteps": .flag,
    "steps": .list(["time": .html, "text": .html, "more": .html]), "hasQuestions": .flag,
    "questions": .list(["text": .html]),
  ]),
]
