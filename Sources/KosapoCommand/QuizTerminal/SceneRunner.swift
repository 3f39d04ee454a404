// SPDX-License-Identifier: MIT

import Content
import Quiz
import Records

/// Walks a learner through the scenes of a 分岐事例.
struct SceneRunner {
  let entry: Entry
  let scenes: [Scene]
  let screen: QuizScreen
  let learner: String
  let date: String
  let name: String
  var isBegun: Bool
  private(set) var seconds = 0

  private let clock = ContinuousClock()

  init(
    entry: Entry, scenes: [Scene], screen: QuizScreen, learner: String, date: String, name: String,
    isBegun: Bool
  ) {
    self.entry = entry
    self.scenes = scenes
    self.screen = screen
    self.learner = learner
    self.date = date
    self.name = name
    self.isBegun = isBegun
  }

  /// Asks which way to go until a scene ends.
  ///
  /// - Parameter ways: The ways that were taken before.
  /// - Returns: `nil` where the learner stopped.
  mutating func walk(
    from ways: [Int], _ store: borrowing RecordStore
  ) throws(RecordsError) -> SceneWalk? {
    var walk = SceneWalk(scenes: scenes)
    for way in ways { walk.take(way: way) }
    while true {
      let scene = scenes[walk.current]
      show(scene)
      if walk.isOver { return walk }
      guard let way = choose(scene) else { return nil }
      try record(way, of: walk.current, store)
      walk.take(way: way)
      let text = TerminalText(document: entry.body, width: screen.width)
      let comment = scene.ways[way].comment
      if !comment.isEmpty {
        screen.console.print(
          text.lines(of: comment, first: "  ", rest: "  ").joined(separator: "\n"))
      }
    }
  }

  private func show(_ scene: Scene) {
    let text = TerminalText(document: entry.body, width: screen.width)
    screen.console.print("")
    screen.console.print(screen.paint.bold(text.line(of: scene.title)))
    let lines = text.lines(of: scene.text)
    if !lines.isEmpty { screen.console.print(lines.joined(separator: "\n")) }
    for (index, way) in scene.ways.enumerated() {
      screen.console.print(
        text.lines(of: way.text, first: "  \(index + 1). ", rest: "     ").joined(separator: "\n"))
    }
    if let ending = scene.ending { screen.print("結末: \(ending)") }
  }

  /// The way that is chosen; `nil` where the learner stops.
  private mutating func choose(_ scene: Scene) -> Int? {
    let start = clock.now
    while true {
      guard case .line(let bytes) = screen.ask("進む道の番号") else { return nil }
      switch TypedLine(bytes, key: nil) {
      case .empty: screen.print("まだ何も書かれていません。番号を書いてください（q 中断）。")
      case .unreadable: screen.print("文字を読み取れませんでした。端末の文字コードを UTF-8 にしてください。")
      case .pause: return nil
      case .hint: screen.print("分岐事例にヒントはありません。")
      case .back, .skip, .help:
        screen.print("1から\(scene.ways.count)までの番号で進む道を選びます。q で中断します。")
      case .text(let text):
        let digits = narrowDigits(text)
        if let number = Int(digits), scene.ways.indices.contains(number - 1) {
          seconds += Int((clock.now - start) / .seconds(1))
          return number - 1
        }
        screen.print("「\(text)」は選べません。1から\(scene.ways.count)までの番号を書いてください。")
      }
    }
  }

  private mutating func record(
    _ way: Int, of place: Int, _ store: borrowing RecordStore
  ) throws(RecordsError) {
    if !isBegun {
      try store.begin(
        RunRecord(
          run: name, learner: learner, quiz: entry.id, mode: .attempt, source: .terminal, seed: nil,
          options: "branching", plan: planText(of: scenes, in: entry), date: date))
      isBegun = true
    }
    let scene = scenes[place]
    let most = scene.ways.map(\.points).max() ?? 0
    try store.append(
      AnswerRecord(
        run: name, learner: learner, quiz: entry.id, question: scene.anchor,
        version: scene.version, kind: "branch",
        given: JSONValue.text(entry.body.plainText(of: scene.ways[way].text)).text,
        points: scene.ways[way].points * 100, max: most * 100, hints: 0, seconds: 0, date: date))
  }

  /// The contract's JSON of a finished walk.
  func result(of walk: SceneWalk, passed: Bool) -> JSONValue {
    .members([
      "quiz": .text(entry.id), "learner": .text(learner), "seed": .null, "date": .text(date),
      "seconds": .number(seconds), "score": .number(walk.points),
      "max": .number(scenes.bestScore), "passed": .bool(passed),
      "answers": .array(
        walk.countedSteps.map { step in
          let scene = scenes[step.scene]
          let most = scene.ways.map(\.points).max() ?? 0
          return .members([
            "id": .text(scene.anchor), "kind": .text("branch"),
            "given": .text(entry.body.plainText(of: scene.ways[step.way].text)),
            "correct": .bool(scene.ways[step.way].points == most),
            "points": .number(scene.ways[step.way].points), "max": .number(most),
          ])
        }),
    ])
  }
}

/// The scenes as records keep them: another text is another plan.
func planText(of scenes: [Scene], in entry: Entry) -> String {
  scenes.map { "\(entry.id)/\($0.anchor)@\($0.version)" }.joined(separator: " ")
}

/// The digits of a number, half-width.
func narrowDigits(_ text: String) -> String {
  var digits = ""
  for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
    let isFullWidth = (0xFF10...0xFF19).contains(scalar.value)
    digits.unicodeScalars.append(
      isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
  }
  return digits
}
