// SPDX-License-Identifier: MIT

/// What a browser asks the preview for.
package struct PreviewRequest: Hashable, Sendable {
  /// `GET`, `HEAD` or another word.
  package let method: String

  /// The path with its escapes resolved: `/cases/c-0001.html`.
  package let path: String

  /// What stands behind the `?`, with its escapes resolved.
  package let query: [String: String]

  /// The header `Host`, as the browser wrote it; `nil` where there is none.
  package let host: String?

  /// Whether it was told to wait before, and is asked again.
  package let hasWaited: Bool

  package init(
    method: String, path: String, query: [String: String] = [:], host: String?,
    hasWaited: Bool = false
  ) {
    self.hasWaited = hasWaited
    self.method = method
    self.path = path
    self.query = query
    self.host = host
  }

  /// Whether the request was meant for this machine, at whatever port.
  ///
  /// A page of another origin can let its own name lead to this machine and would then read the preview; its
  /// requests still carry its own name ("DNS rebinding").
  package var isMeantForThisMachine: Bool {
    guard let host else { return false }
    var name = host.lowercased()[...]
    if let colon = name.lastIndex(of: ":"), !name[colon...].contains("]") {
      guard name[name.index(after: colon)...].allSatisfy({ ("0"..."9").contains($0) }) else {
        return false
      }
      name = name[..<colon]
    }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name)
  }
}

/// What the preview answers.
package struct PreviewResponse: Hashable, Sendable {
  /// The status of HTTP, such as 200 or 404.
  package let status: Int

  /// The type of the body: `text/html; charset=utf-8`.
  package let type: String

  package let body: [UInt8]

  /// Where the browser is to go instead, for a status of 302.
  package let location: String?

  package init(status: Int = 200, type: String, body: [UInt8], location: String? = nil) {
    self.status = status
    self.type = type
    self.body = body
    self.location = location
  }

  /// A sentence for a person.
  package static func sentence(_ text: String, status: Int) -> PreviewResponse {
    PreviewResponse(
      status: status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
  }
}

/// What comes of a request.
package enum PreviewAnswer: Hashable, Sendable {
  case respond(PreviewResponse)

  /// There is nothing to say yet: the request is asked again at the next ``PreviewServer/wake()``.
  case wait
}
