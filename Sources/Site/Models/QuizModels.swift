// SPDX-License-Identifier: MIT

import Templates

/// What the page of a quiz has besides what every article has.
let quizPage: TemplateModel = [
  "introduction": .html, "form": .text, "facts": .textList, "moduleTitle": .text,
  "moduleAddress": .text, "answersAddress": .text, "isBranching": .flag, "isFinal": .flag,
  "data": .text, "questions": .list(questionItem), "scenes": .list(sceneItem),
]

/// The page of the answers, for readers without scripts.
let quizAnswersPage = frame.adding([
  "quizTitle": .text, "quizAddress": .text,
  "questions": .list([
    "anchor": .text, "number": .text, "title": .html, "stem": .html,
    "hasSeveral": .flag, "answers": .list(["html": .html]),
    "hasComments": .flag, "comments": .list(["choice": .html, "html": .html]),
    "explanation": .html,
  ]),
])

private let questionItem: TemplateModel = [
  "anchor": .text, "place": .text, "number": .text, "name": .text, "points": .text, "title": .html,
  "stem": .html, "isTrueFalse": .flag, "isTyped": .flag, "unit": .text, "inputType": .text,
  "hasChoices": .flag, "isMultiple": .flag, "hasItems": .flag, "hasPairs": .flag,
  "choices": .list(optionItem), "items": .list(optionItem),
  "pairs": .list(["place": .text, "name": .text, "html": .html, "rights": .list(optionItem)]),
]

private let optionItem: TemplateModel = [
  "place": .text, "name": .text, "html": .html, "text": .text,
]

private let sceneItem: TemplateModel = [
  "anchor": .text, "place": .text, "title": .html, "text": .html, "ending": .text,
  "hasWays": .flag, "ways": .list(["place": .text, "target": .text, "html": .html]),
]
