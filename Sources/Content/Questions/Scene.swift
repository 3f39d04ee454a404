// SPDX-License-Identifier: MIT

/// A scene of a 分岐事例.
package struct Scene: Sendable {
  /// A way on from a scene.
  package struct Way: Sendable {
    package let text: QuestionText

    /// The scene that it leads to, by its place among the scenes.
    package let target: Int

    package let points: Int

    /// What is said to those who went this way.
    package let comment: QuestionText
  }

  package let title: QuestionText

  /// The id of its heading in the page; results name the scene by it.
  package let anchor: String

  package let headingSpan: Range<Int>
  package let version: String

  /// What happens in it.
  package let text: QuestionText

  /// Empty in a scene that ends.
  package let ways: [Way]

  /// How it ends (`結末`).
  package let ending: String?
}

extension [Scene] {
  /// The points of the best walk from the first scene that comes to no scene twice.
  ///
  /// Walks are tried one by one; where there are too many, the best way of every scene is taken together,
  /// which no walk exceeds.
  package var bestScore: Int {
    guard !isEmpty else { return 0 }
    var walker = Walker(scenes: self)
    return walker.best(from: 0)
      ?? reduce(0) { $0 + ($1.ways.map(\.points).max() ?? 0) }
  }

  private struct Walker {
    let scenes: [Scene]
    var steps = 0
    var visited: Set<Int> = []

    /// Returns the most points that can still be had; `nil` where there are too many walks to try.
    mutating func best(from scene: Int) -> Int? {
      steps += 1
      guard steps < 100_000, visited.count < 200 else { return nil }
      visited.insert(scene)
      defer { visited.remove(scene) }
      var most = 0
      for way in scenes[scene].ways where !visited.contains(way.target) {
        guard let rest = best(from: way.target) else { return nil }
        most = Swift.max(most, way.points + rest)
      }
      return most
    }
  }
}
