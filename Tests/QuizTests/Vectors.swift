// SPDX-License-Identifier: MIT

import Content
import Foundation
import Quiz

/// The vectors that the browser's script is tested with, too.
enum Vectors {
  struct Folding: Decodable {
    let text: String
    let folded: String
  }

  struct Number: Decodable {
    let text: String
    let units: [String]
    let number: Int?
  }

  struct Random: Decodable {
    struct Numbers: Decodable {
      let seed: UInt32
      let numbers: [UInt32]
    }

    struct Draw: Decodable {
      let seed: UInt32
      let count: Int
      let draw: Int?
      let questions: [Int]
    }

    struct Shuffle: Decodable {
      let seed: UInt32
      let question: String
      let count: Int
      let ordering: Bool
      let options: [Int]
    }

    let numbers: [Numbers]
    let draws: [Draw]
    let shuffles: [Shuffle]
  }

  struct Codes: Decodable {
    struct Code: Decodable {
      let quiz: String
      let run: String
      let date: String
      let score: Int
      let maximum: Int
      let code: String
    }

    struct Check: Decodable {
      let text: String
      let check: String
    }

    let codes: [Code]
    let checks: [Check]
  }

  struct Grading: Decodable {
    let key: AnswerKey
    let given: GivenAnswer
    let worth: Int
    let points: Int

    private enum Name: String, CodingKey {
      case key, given, worth, points, kind, right, count, tolerance, units
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Name.self)
      let key = try fields.nestedContainer(keyedBy: Name.self, forKey: .key)
      worth = try fields.decode(Int.self, forKey: .worth)
      points = try fields.decode(Int.self, forKey: .points)
      switch try key.decode(String.self, forKey: .kind) {
      case "single-choice":
        self.key = .single(
          right: try key.decode(Int.self, forKey: .right),
          count: try key.decode(Int.self, forKey: .count))
        given = .choices(try fields.decode([Int].self, forKey: .given))
      case "multiple-choice":
        self.key = .multiple(
          right: try key.decode([Int].self, forKey: .right),
          count: try key.decode(Int.self, forKey: .count))
        given = .choices(try fields.decode([Int].self, forKey: .given))
      case "true-false":
        self.key = .trueFalse(try key.decode(Bool.self, forKey: .right))
        given = .truth(try fields.decode(Bool.self, forKey: .given))
      case "short-answer":
        self.key = .words(try key.decode([String].self, forKey: .right))
        given = .text(try fields.decode(String.self, forKey: .given))
      case "numeric":
        self.key = .number(
          NumericAnswer(
            value: DecimalNumber(tenThousandths: try key.decode(Int.self, forKey: .right)),
            tolerance: DecimalNumber(tenThousandths: try key.decode(Int.self, forKey: .tolerance)),
            units: try key.decode([String].self, forKey: .units)))
        given = .text(try fields.decode(String.self, forKey: .given))
      case "ordering":
        self.key = .order(count: try key.decode(Int.self, forKey: .count))
        given = .order(try fields.decode([Int].self, forKey: .given))
      default:
        self.key = .matches(
          try key.decode([Int].self, forKey: .right),
          choices: try key.decode(Int.self, forKey: .count))
        given = .matches(try fields.decode([Int?].self, forKey: .given))
      }
    }
  }

  static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Vectors")
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try JSONDecoder().decode(type, from: data)
  }
}
