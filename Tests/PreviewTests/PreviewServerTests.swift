// SPDX-License-Identifier: MIT

import Foundation
import FoundationNetworking
import Preview
import Synchronization
import Testing

/// Answers with what was asked for.
private func echo(_ request: PreviewRequest) -> PreviewAnswer {
  let query = request.query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  return .respond(
    .sentence("\(request.method) \(request.path) \(query.joined(separator: "&"))", status: 200))
}

private func text(
  at path: String, of port: Int, by session: URLSession = .shared
) async throws -> String {
  let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
  let (data, _) = try await session.data(from: url)
  return String(decoding: data, as: UTF8.self)
}

@Test func pathAndQueryComeWithTheirEscapesResolved() async throws {
  let server = try PreviewServer(port: 0, answer: echo)
  #expect(
    try await text(at: "/a%2F..%2Fb/%E4%BA%8B%E4%BE%8B?q=%E8%AB%87&r", of: server.port)
      == "GET /a/../b/事例 q=談&r=\n")
}

@Test func portInUseIsToldAndTheNextOneIsOffered() throws {
  let server = try PreviewServer(port: 0, answer: echo)
  let port = server.port
  #expect(throws: PreviewError.portInUse(port)) {
    _ = try PreviewServer(port: port, answer: echo)
  }
  let next = try #require(freePort(near: port))
  #expect(next > port)
}

@Test func aNULDoesNotEndThePath() async throws {
  let server = try PreviewServer(port: 0, answer: echo)
  #expect(
    try await text(at: "/%00/etc%2500?q=a%00b", of: server.port)
      == "GET /\u{FFFD}/etc%00 q=a\u{FFFD}b\n")
}

@Test func atTheLastPortOneBelowIsOffered() throws {
  let next = try #require(freePort(near: 65_535))
  #expect(next < 65_535)
}

@Test func aRequestThatWaitsIsAnsweredWhenWoken() async throws {
  let isReady = Mutex(false)
  let asked = AsyncStream.makeStream(of: Void.self)
  let server = try PreviewServer(port: 0) { request in
    defer { asked.continuation.yield() }
    return isReady.withLock { $0 } ? echo(request) : .wait
  }
  let port = server.port
  async let answer = text(at: "/wait", of: port)
  for await _ in asked.stream { break }
  isReady.withLock { $0 = true }
  server.wake()
  #expect(try await answer == "GET /wait \n")
}

@Test func aRequestThatIsToldToWaitWhileAllAreWokenIsAskedAgain() async throws {
  let wake = Mutex<(@Sendable () -> Void)?>(nil)
  let server = try PreviewServer(port: 0) { request in
    // What is new is there, and told, between the look at it and the holding of the request.
    guard let tell = wake.withLock({ $0.take() }) else { return echo(request) }
    tell()
    return .wait
  }
  wake.withLock { $0 = server.wake }
  #expect(try await text(at: "/wait", of: server.port) == "GET /wait \n")
}

@Test func aServerStopsAlthoughRequestsWait() async throws {
  let asked = AsyncStream.makeStream(of: Void.self)
  var answer: Task<String, any Error>?
  do {
    let server = try PreviewServer(port: 0) { _ in
      asked.continuation.yield()
      return .wait
    }
    let port = server.port
    answer = Task { try await text(at: "/", of: port) }
    for await _ in asked.stream { break }
  }
  // Whether the last word still arrives is a matter of moments; that the answer ends is not.
  _ = await answer?.result
}

@Test func aThousandRequestsAtOnceAreAnswered() async throws {
  let server = try PreviewServer(port: 0, answer: echo)
  let port = server.port
  let settings = URLSessionConfiguration.ephemeral
  settings.httpMaximumConnectionsPerHost = 1_000
  let session = URLSession(configuration: settings)
  let answered = await withTaskGroup(of: Bool.self) { group in
    for number in 0..<1_000 {
      group.addTask {
        (try? await text(at: "/\(number)", of: port, by: session)) == "GET /\(number) \n"
      }
    }
    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
  }
  #expect(answered == 1_000)
}
