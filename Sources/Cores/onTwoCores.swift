// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// Works out two values at once, each on one core.
package func onTwoCores<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let one = Mutex<First?>(nil)
  let other = Mutex<Second?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    if number == 0 {
      let value = first()
      one.withLock { $0 = value }
    } else {
      let value = second()
      other.withLock { $0 = value }
    }
  }
  guard let first = one.withLock({ $0 }), let second = other.withLock({ $0 }) else {
    preconditionFailure("each number comes once")
  }
  return (first, second)
}
