// SPDX-License-Identifier: MIT

/// Every command of kosapo, in the order of the overview.
let allCommands: [CommandDescription] = [
  .build, .check, .search, .new, .quiz, .records, .review, .publish, .serve, .markdown, .completion,
]
