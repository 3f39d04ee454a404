// SPDX-License-Identifier: MIT

import Templates

// What the pages of figures say: the table, a row of it, the rows by one column.

let statisticsPage: TemplateModel = [
  "lead": .html, "body": .html, "hasTable": .flag, "table": .object(figureTable),
  "hasDifferences": .flag, "differences": .list(["number": .text, "text": .text]),
  "breaks": .textList, "hasCharts": .flag, "charts": .list(chartItem), "hasRows": .flag,
  "rowTitle": .text, "rowLinks": .list(linkItem), "hasRankings": .flag, "rankings": .list(linkItem),
  "download": .text,
]

let figureRowPage: TemplateModel = [
  "rowName": .text, "reportTitle": .text, "reportAddress": .text, "code": .text,
  "wholeName": .text, "counts": .list(["name": .text, "value": .text, "unit": .text]),
  "hasRatios": .flag, "chart": .object(chartItem),
  "ratios": .list([
    "name": .text, "parts": .text, "own": .text, "average": .text, "difference": .text,
    "rank": .text, "isWorse": .flag, "worseText": .text, "address": .text, "note": .text,
  ]),
  "rowCount": .text, "differences": .list(["number": .text, "text": .text]),
  "neighbours": neighbours,
]

let rankingPage: TemplateModel = [
  "columnName": .text, "definition": .text, "direction": .text, "reportTitle": .text,
  "reportAddress": .text, "rowTitle": .text, "wholeName": .text, "hasAverage": .flag,
  "hasWorse": .flag, "chart": .object(chartItem),
  "isRatio": .flag, "numeratorName": .text, "denominatorName": .text,
  "rows": .list([
    "rank": .text, "name": .text, "address": .text, "value": .text, "numerator": .text,
    "denominator": .text, "isWorse": .flag, "worseText": .text,
  ]),
  "columns": .list(["title": .text, "address": .text, "isCurrent": .flag]),
]

/// A table in which the heads stay in sight.
private let figureTable: TemplateModel = [
  "label": .text, "rowTitle": .text, "hasWorse": .flag, "wholeName": .text, "undirected": .text,
  "columns": .list([
    "name": .text, "unit": .text, "key": .text, "isRatio": .flag, "definition": .text,
  ]),
  "rows": .list([
    "name": .text, "address": .text, "order": .text, "cells": .list(figureCell),
  ]),
  "whole": .object(["name": .text, "cells": .list(figureCell)]),
]

private let figureCell: TemplateModel = [
  "text": .text, "order": .text, "isRatio": .flag, "isWorse": .flag, "worseText": .text,
  "note": .text,
]

/// A chart with the figures that it shows.
private let chartItem: TemplateModel = [
  "title": .text, "svg": .html, "note": .text, "head": .textList,
  "rows": .list(["name": .text, "cells": .textList]),
]
