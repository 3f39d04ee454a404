// SPDX-License-Identifier: MIT

import KosapoCommand

leave(with: await runKosapo(Array(CommandLine.arguments.dropFirst()), on: .standard))
