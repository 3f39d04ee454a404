// SPDX-License-Identifier: MIT

/// How long each step of a command took by the clock, one step after the other.
struct Timings {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var steps: [(name: String, time: Duration)] = []

  /// Begins the first step.
  init() {
    start = clock.now
    last = start
  }

  /// Ends a step, and begins the next one.
  mutating func end(_ name: String) {
    let now = clock.now
    steps.append((name, now - last))
    last = now
  }

  /// From the beginning to the end of the last step.
  var whole: Duration { last - start }

  /// `読み込みと点検 0.52秒、個人情報の点検 0.81秒`.
  var text: String {
    steps.map { "\($0.name) \($0.time.text(decimals: 2))秒" }.joined(separator: "、")
  }
}

extension Duration {
  /// The seconds, cut off after so many decimals.
  package func text(decimals: Int) -> String {
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    let parts = Int(self / .microseconds(1)) / (1_000_000 / unit)
    let rest = String(parts % unit)
    return "\(parts / unit)." + String(repeating: "0", count: decimals - rest.utf8.count) + rest
  }
}
