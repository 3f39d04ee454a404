// SPDX-License-Identifier: MIT

private import Glibc

/// Why a port could not be listened at.
package enum PreviewError: Error, Hashable, Sendable {
  /// Another program listens there.
  case portInUse(Int)

  /// Only the administrator may listen there.
  case portRefused(Int)

  /// The system refused; the number is its `errno`.
  case system(Int32)
}

/// A socket that listens at 127.0.0.1, which no other machine can reach; it is closed once.
struct LoopbackSocket: ~Copyable {
  private let descriptor: Int32

  /// The port that it listens at.
  let port: Int

  /// Listens at a port; at any free one for 0.
  init(port: Int) throws(PreviewError) {
    let opened = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard opened >= 0 else { throw .system(errno) }
    switch listen(opened, at: port) {
    case .success(let port):
      descriptor = opened
      self.port = port
    case .failure(let error):
      close(opened)
      throw error
    }
  }

  deinit {
    close(descriptor)
  }

  /// Hands the descriptor over to someone who closes it.
  consuming func handOver() -> Int32 {
    let handed = descriptor
    discard self
    return handed
  }
}

/// A port near one that nobody listens at, if there is one: the first above it, else the first below.
package func freePort(near port: Int) -> Int? {
  let above = Array(port + 1..<port + 100)
  let below = Array((port - 100..<port).reversed())
  return (above + below).first { candidate in
    guard (1_024...65_535).contains(candidate) else { return false }
    do throws(PreviewError) {
      return try LoopbackSocket(port: candidate).port == candidate
    } catch {
      return false
    }
  }
}

/// Binds a socket to a port of the loopback address and listens.
private func listen(_ descriptor: Int32, at port: Int) -> Result<Int, PreviewError> {
  // A port whose last connections are still being buried may be used again at once.
  var yes: Int32 = 1
  unsafe setsockopt(
    descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let hasFailed = unsafe withUnsafeMutablePointer(to: &address) { typed in
    unsafe typed.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
      // At most so many requests wait until they are taken up.
      guard unsafe bind(descriptor, plain, length) == 0, Glibc.listen(descriptor, 1_024) == 0 else {
        return true
      }
      return unsafe getsockname(descriptor, plain, &length) != 0
    }
  }
  if !hasFailed { return .success(Int(UInt16(bigEndian: address.sin_port))) }
  switch errno {
  case EADDRINUSE: return .failure(.portInUse(port))
  case EACCES: return .failure(.portRefused(port))
  case let number: return .failure(.system(number))
  }
}
