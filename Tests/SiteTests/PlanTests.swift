// SPDX-License-Identifier: MIT

import Testing

@Test func nothingYet() {}
