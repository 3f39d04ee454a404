// SPDX-License-Identifier: MIT

import Templates

/// What the page of a 重要取組シート has besides what every article has.
let initiativePage: TemplateModel = [
  "lead": .html,
  "overview": .object([
    "counts": .list(["name": .text, "mark": .text, "count": .text]), "periods": .textList,
    "strands": .list([
      "name": .text, "cells": .list(["standing": .text, "mark": .text]),
    ]),
  ]),
  "sections": .list([
    "isPeriod": .flag, "isTarget": .flag, "period": .text, "html": .html, "hasPlanned": .flag,
    "anchors": .list(["id": .text]),
    "rows": .list([
      "strand": .text, "plan": .list(["html": .html]), "hasPlan": .flag,
      "progress": .list(["html": .html]), "hasProgress": .flag, "standing": .text, "mark": .text,
    ]),
  ]),
  "organisation": .text, "fiscalYear": .text, "hasFields": .flag, "fields": .textList,
  "namesakes": .text, "ownName": .text,
]
