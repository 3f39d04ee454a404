// SPDX-License-Identifier: MIT

import Attachments
import Content
import Cores
import Diagnostics

/// The longest file that is looked into, in bytes.
private let sizeLimit = 256 * 1_024 * 1_024

/// Looks into the pictures and documents that may go into the site.
///
/// - Parameters:
///   - files: Everything that is no text of kosapo's own.
///   - policy: What a finding does; what can run script is an error under every policy.
/// - Returns: One diagnostic a file at most for each sort of finding.
func attachmentFindings(
  in files: [OtherFile], _ policy: SiteSettings.PrivacyPolicy
) async -> [Diagnostic] {
  files.filter { !isText($0.path) }.mappedOnCores { file in
    findings(in: file, policy)
  }.flatMap(\.self)
}

/// Texts and fonts, which are no pictures or documents.
private func isText(_ path: String) -> Bool {
  ["css", "js", "csv", "md", "woff", "woff2"].contains(FileName(path).ending.lowercased())
}

private func findings(
  in file: OtherFile, _ policy: SiteSettings.PrivacyPolicy
) -> [Diagnostic] {
  guard file.size <= sizeLimit else {
    return [.tooLarge(file.path, size: file.size, limit: sizeLimit)]
  }
  do throws(FileError) {
    let inspection = inspectAttachment(try file.bytes(), named: file.path)
    var found: [Diagnostic] = []
    if !inspection.dangers.isEmpty { found.append(.dangers(inspection, in: file.path)) }
    if policy != .ignore, let problem = Diagnostic.hiddenDetails(inspection, in: file.path, policy)
    {
      found.append(problem)
    }
    return found
  } catch {
    return [.unreadable(file.path, error)]
  }
}

extension Diagnostic {
  fileprivate static func dangers(
    _ inspection: AttachmentInspection, in path: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "unsafe-picture",
      "「\(path)」に、開くと動くものや読み込まれるものが入っています: \(list(inspection.dangers))。",
      hint: inspection.form == .pdf
        ? "元の文書から、動作（JavaScript など）を付けずに PDF を作り直します。"
        : "図を作ったソフトで PNG として書き出し、それを使います（SVG のままなら、文字コードを UTF-8 にして保存し直します）。",
      at: .wholeFile(path))
  }

  fileprivate static func hiddenDetails(
    _ inspection: AttachmentInspection, in path: String, _ policy: SiteSettings.PrivacyPolicy
  ) -> Diagnostic? {
    let severity: Severity = policy == .stop ? .error : .warning
    let form = inspection.form
    switch form {
    case .heic, .tiff, .oldOffice:
      return Diagnostic(
        severity, id: "unknown-attachment",
        "「\(path)」は、見えない情報が残っていないか調べられない形（\(form.rawValue)）です。",
        hint: form == .oldOffice
          ? "新しい形（docx・xlsx・pptx）で保存し直します。" : "写真を開くソフトで PNG として保存し直します。",
        at: .wholeFile(path))
    case .other: return nil
    default: break
    }
    if !inspection.details.isEmpty {
      return Diagnostic(
        severity, id: "hidden-details",
        "「\(path)」に、見えない情報が残っています: \(list(inspection.details))。",
        hint: hint(form, path), at: .wholeFile(path))
    }
    guard inspection.isUnreadable else { return nil }
    return Diagnostic(
      severity, id: "unknown-attachment",
      inspection.isLocked
        ? "「\(path)」は、鍵（パスワード）がかかっていて、見えない情報が残っていないか調べられません。"
        : "「\(path)」は、壊れているか鍵がかかっていて、見えない情報が残っていないか最後まで調べられません。",
      hint: "元の図や文書から、パスワードを付けずに保存し直します。", at: .wholeFile(path))
  }

  /// What a person at an office can do, and the command where there is one.
  private static func hint(_ form: AttachmentInspection.Form, _ path: String) -> String {
    let name = path.contains(" ") ? "\"\(path)\"" : path
    switch form {
    case .jpeg, .png, .webp:
      return "`kosapo check --fix` で消せます（見た目は変わりません）。ほかの方法: Windows ではペイントで開いて PNG で保存し直す、"
        + "または `exiftool -all= \(name)`"
    case .gif: return "ペイントで開いて PNG で保存し直すか、`exiftool -all= \(name)` で消します。"
    case .svg:
      return "`mat2 --inplace \(name)` で消すか、図を作ったソフトで「最適化 SVG」や PNG として書き出します。"
    case .pdf:
      return "元の文書の「ドキュメントの検査」で個人情報を消してから、PDF を作り直します。コマンドなら `mat2 --inplace \(name)`"
    default:
      return "Word・Excel・PowerPoint の［ファイル］→［情報］→［問題のチェック］→［ドキュメント検査］で消します。"
        + "コマンドなら `mat2 --inplace \(name)`"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: "、") + (names.count > 8 ? "ほか" : "")
  }
}

/// Takes out of pictures what is not seen, where that loses no point of them.
///
/// - Returns: The paths of the files that were changed.
/// - Throws: ``FileError`` where a file cannot be read or written.
func removeHiddenDetails(from files: [OtherFile]) throws(FileError) -> [String] {
  var changed: [String] = []
  for file in files where !isText(file.path) && file.size <= sizeLimit {
    let bytes = try file.bytes()
    guard !inspectAttachment(bytes, named: file.path).details.isEmpty,
      let clean = withoutHiddenDetails(bytes),
      inspectAttachment(clean, named: file.path).details.isEmpty
    else { continue }
    try replaceFile(at: file.location, with: clean)
    changed.append(file.path)
  }
  return changed
}
