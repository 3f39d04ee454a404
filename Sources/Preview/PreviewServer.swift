// SPDX-License-Identifier: MIT

private import CMicroHTTPD
private import Glibc
import Synchronization

/// A web server for the browsers of this machine, which runs until the value goes.
///
/// https://www.gnu.org/software/libmicrohttpd/manual/libmicrohttpd.html
@safe
package struct PreviewServer: ~Copyable {
  /// The port that it listens at.
  package let port: Int

  private let daemon: OpaquePointer
  private let desk: RequestDesk

  /// Starts to answer.
  ///
  /// - Parameters:
  ///   - port: The port to listen at; 0 for any free one.
  ///   - answer: Answers a request; it is called from several threads.
  /// - Throws: ``PreviewError`` where the port cannot be had.
  package init(
    port: Int, answer: @escaping @Sendable (PreviewRequest) -> PreviewAnswer
  ) throws(PreviewError) {
    let desk = RequestDesk(answer)
    let started = unsafe try start(port: port, for: desk)
    self.desk = desk
    self.port = unsafe started.port
    unsafe daemon = started.daemon
  }

  deinit {
    // A connection that is held back would keep the daemon from stopping.
    desk.close()
    unsafe MHD_stop_daemon(daemon)
  }

  /// Asks every request again that was told to wait; it may be called when the server is gone.
  package var wake: @Sendable () -> Void { { [desk] in desk.wake() } }
}

/// What the daemon's callback finds its way by: who answers, and which connections wait.
@safe
private final class RequestDesk: Sendable {
  private struct Waiting {
    /// The held connections, as addresses.
    var connections: [UInt] = []
    var isClosed = false

    /// How often all were woken.
    var wakeCount = 0
  }

  private let answer: @Sendable (PreviewRequest) -> PreviewAnswer
  private let waiting = Mutex(Waiting())

  init(_ answer: @escaping @Sendable (PreviewRequest) -> PreviewAnswer) {
    self.answer = answer
  }

  func wake() {
    waiting.withLock { waiting in
      for address in waiting.connections {
        unsafe MHD_resume_connection(OpaquePointer(bitPattern: address))
      }
      waiting.connections = []
      waiting.wakeCount += 1
    }
  }

  /// Wakes all, and holds none any more.
  func close() {
    waiting.withLock { $0.isClosed = true }
    wake()
  }

  /// Answers a request, or holds its connection.
  func take(
    _ request: PreviewRequest, of connection: OpaquePointer?,
    noting state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) -> MHD_Result {
    while true {
      let wakeCount = waiting.withLock { $0.wakeCount }
      if case .respond(let response) = answer(request) {
        return unsafe send(response, to: connection)
      }
      switch unsafe hold(connection, unlessWokenSince: wakeCount, noting: state) {
      case .held: return .YES
      case .woken: continue
      case .closed: return unsafe send(.sentence("終了しました。", status: 503), to: connection)
      }
    }
  }

  private enum Holding {
    case held, woken, closed
  }

  /// Holds a connection until the next waking.
  ///
  /// What there was to tell when the answer was made may have been told to all others meanwhile.
  private func hold(
    _ connection: OpaquePointer?, unlessWokenSince count: Int,
    noting state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) -> Holding {
    waiting.withLock { waiting in
      guard !waiting.isClosed, let connection = unsafe connection else { return .closed }
      guard waiting.wakeCount == count else { return .woken }
      // Under the lock, so that it is not woken before it is held.
      unsafe MHD_suspend_connection(connection)
      unsafe state?.pointee = UnsafeMutableRawPointer(connection)
      waiting.connections.append(UInt(bitPattern: connection))
      return .held
    }
  }
}

/// The soft limit of open files is often 1,024, fewer than the browsers of a test may open.
private func raiseFileLimit() {
  var limit = rlimit()
  guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
  limit.rlim_cur = min(limit.rlim_max, 8_192)
  unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

/// Opens the port and starts the daemon there.
private func start(
  port: Int, for desk: RequestDesk
) throws(PreviewError) -> (port: Int, daemon: OpaquePointer) {
  raiseFileLimit()
  let socket = try LoopbackSocket(port: port)
  let port = socket.port
  let descriptor = socket.handOver()
  guard let daemon = unsafe startDaemon(listeningAt: descriptor, for: desk) else {
    close(descriptor)
    throw .system(ENOMEM)
  }
  return unsafe (port, daemon)
}

/// Starts the daemon with two threads of its own; the desk outlives it, since the server holds both.
private func startDaemon(listeningAt descriptor: Int32, for desk: RequestDesk) -> OpaquePointer? {
  // With epoll, connections of which as many are ready at once as one question answers could be left alone until they ended.
  let flags =
    MHD_USE_POLL_INTERNAL_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
  let context = unsafe Unmanaged.passUnretained(desk).toOpaque()
  let options = unsafe [
    option(.LISTEN_SOCKET, Int(descriptor)), option(.THREAD_POOL_SIZE, 2),
    option(.CONNECTION_LIMIT, 4_000), option(.CONNECTION_TIMEOUT, 60),
    option(.UNESCAPE_CALLBACK, unsafe unsafeBitCast(resolveEscapes, to: Int.self)),
    option(.END, 0),
  ]
  return unsafe options.withUnsafeBufferPointer { list in
    let arguments: [any CVarArg] = [
      Int32(bitPattern: MHD_OPTION.ARRAY.rawValue), Int(bitPattern: list.baseAddress),
      Int32(bitPattern: MHD_OPTION.END.rawValue),
    ]
    return unsafe withVaList(arguments) {
      unsafe MHD_start_daemon_va(flags, 0, nil, nil, handleRequest, context, $0)
    }
  }
}

private typealias EscapeResolver =
  @convention(c) (
    UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?
  ) -> Int

/// Resolves the escapes of a text in its place, and returns its new length.
///
/// A NUL would end the path before its end, so that another page stood there: a byte that is in no name takes its place.
private let resolveEscapes: EscapeResolver = { _, _, text in
  guard let text = unsafe text else { return 0 }
  while let place = unsafe strstr(text, "%00") { unsafe memcpy(place, "%FF", 3) }
  return unsafe MHD_http_unescape(text)
}

private func option(_ option: MHD_OPTION, _ value: Int) -> MHD_OptionItem {
  unsafe MHD_OptionItem(option: option, value: value, ptr_value: nil)
}

/// The daemon's callback: it comes once with the headers, and again when there may be an answer.
private let handleRequest: MHD_AccessHandlerCallback = {
  context, connection, path, method, _, _, uploadSize, state in
  guard let context = unsafe context, let path = unsafe path, let method = unsafe method else {
    return .NO
  }
  if unsafe state?.pointee == nil {
    // Any address but null says that the headers were seen; the connection's own, that it was held.
    unsafe state?.pointee = context
    return .YES
  }
  // What is sent along is passed over.
  if let size = unsafe uploadSize, unsafe size.pointee > 0 {
    unsafe size.pointee = 0
    return .YES
  }
  let desk = unsafe Unmanaged<RequestDesk>.fromOpaque(context).takeUnretainedValue()
  let request = unsafe PreviewRequest(
    method: String(cString: method), path: String(cString: path), query: query(of: connection),
    host: host(of: connection), hasWaited: state?.pointee != context)
  return unsafe desk.take(request, of: connection, noting: state)
}

/// The header `Host`; `nil` where there is none, or several, which no browser sends (RFC 9112, 3.2).
private func host(of connection: OpaquePointer?) -> String? {
  var found: [String] = []
  unsafe withUnsafeMutablePointer(to: &found) { pointer in
    _ = unsafe MHD_get_connection_values(
      connection, .HEADER_KIND,
      { context, _, name, value in
        guard let name = unsafe name, unsafe strcasecmp(name, "Host") == 0 else { return .YES }
        let value = unsafe value.map { unsafe String(cString: $0) } ?? ""
        unsafe context?.assumingMemoryBound(to: [String].self).pointee.append(value)
        return .YES
      }, pointer)
  }
  return found.count == 1 ? found[0] : nil
}

/// What stands behind the `?` of a request's address.
private func query(of connection: OpaquePointer?) -> [String: String] {
  var found: [String: String] = [:]
  unsafe withUnsafeMutablePointer(to: &found) { pointer in
    _ = unsafe MHD_get_connection_values(
      connection, .GET_ARGUMENT_KIND,
      { context, _, name, value in
        guard let name = unsafe name else { return .YES }
        unsafe context?.assumingMemoryBound(to: [String: String].self)
          .pointee[String(cString: name)] = unsafe value.map { unsafe String(cString: $0) } ?? ""
        return .YES
      }, pointer)
  }
  return found
}

/// Queues an answer; the library copies the body.
private func send(_ response: PreviewResponse, to connection: OpaquePointer?) -> MHD_Result {
  var body = response.body
  let made = unsafe body.withUnsafeMutableBytes {
    unsafe MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
  }
  guard let made = unsafe made else { return .NO }
  defer { unsafe MHD_destroy_response(made) }
  var headers = [
    ("Content-Type", response.type), ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
  ]
  if let location = response.location { headers.append(("Location", location)) }
  for (name, value) in headers { unsafe MHD_add_response_header(made, name, value) }
  return unsafe MHD_queue_response(connection, UInt32(response.status), made)
}
