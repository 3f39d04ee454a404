// SPDX-License-Identifier: MIT

package import Content

/// A walk through the scenes of a 分岐事例.
///
/// Who comes back to a scene goes on from there as if the way in between had not been gone: its points do not
/// count, so no walk gets more than ``Swift/Array/bestScore``.
package struct SceneWalk: Sendable {
  /// A decision: in which scene, and which of its ways.
  package struct Step: Hashable, Sendable {
    package let scene: Int
    package let way: Int
  }

  private let scenes: [Scene]

  /// Every decision, in order.
  package private(set) var steps: [Step] = []

  package init(scenes: [Scene]) {
    self.scenes = scenes
  }

  /// The scene that the walk has come to.
  package var current: Int {
    steps.last.map { scenes[$0.scene].ways[$0.way].target } ?? 0
  }

  package var isOver: Bool { scenes[current].ways.isEmpty }

  /// Goes on.
  package mutating func take(way: Int) {
    precondition(scenes[current].ways.indices.contains(way), "a way of the scene")
    steps.append(Step(scene: current, way: way))
  }

  /// The decisions that count: those of the way there without its loops.
  package var countedSteps: [Step] {
    var counted: [Step] = []
    for step in steps {
      if let first = counted.firstIndex(where: { $0.scene == step.scene }) {
        counted.removeSubrange(first...)
      }
      counted.append(step)
    }
    if let first = counted.firstIndex(where: { $0.scene == current }) {
      counted.removeSubrange(first...)
    }
    return counted
  }

  package var points: Int {
    countedSteps.reduce(0) { $0 + scenes[$1.scene].ways[$1.way].points }
  }
}
