// SPDX-License-Identifier: MIT

import Preview
import Testing

@Test(arguments: [
  "localhost", "localhost:8000", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]",
  "[::1]:8000",
])
func requestsForThisMachineAreTaken(host: String) {
  #expect(PreviewRequest(method: "GET", path: "/", host: host).isMeantForThisMachine)
}

@Test(arguments: [
  nil, "", "example.org", "example.org:8000", "localhost.example.org", "127.0.0.1.example.org",
  "127.0.0.2", "[::1].example.org", "localhost:80:80", "localhost:8000@example.org", "localhost:",
  " localhost",
  "ｌｏｃａｌｈｏｓｔ",
])
func requestsForOtherNamesAreNotMeantForThisMachine(host: String?) {
  let isOddButHarmless = host == "localhost:"
  let request = PreviewRequest(method: "GET", path: "/", host: host)
  #expect(request.isMeantForThisMachine == isOddButHarmless)
}
