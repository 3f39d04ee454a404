// SPDX-License-Identifier: MIT

package import Diagnostics
import YAML

/// What `site/site.yml` says about the whole site.
package struct SiteSettings: Hashable, Sendable {
  /// Whether a case needs to be approved before it is built (`確認手続き`).
  package enum Approval: String, CaseIterable, Hashable, Sendable {
    case required = "要"
    case notRequired = "不要"
  }

  /// Whether the ward of a statistics page may be shown (`区の公開`).
  package enum WardDisclosure: String, CaseIterable, Hashable, Sendable {
    case hidden = "しない"
    case shown = "する"
  }

  /// Whether raw HTML in Markdown passes (`生HTML`).
  package enum RawHTML: String, CaseIterable, Hashable, Sendable {
    case refused = "不可"
    case allowed = "可"
  }

  /// What a finding of personal data does (`個人情報`).
  package enum PrivacyPolicy: String, CaseIterable, Hashable, Sendable {
    case stop = "止める"
    case tell = "知らせる"
    case ignore = "調べない"
  }

  /// The name of the site.
  package var title: String

  /// Who publishes it.
  package var organisation: String

  /// Whom to ask, shown at the foot of every page.
  package var contact: String

  package var approval = Approval.notRequired
  package var wards = WardDisclosure.hidden
  package var rawHTML = RawHTML.refused
  package var privacy = PrivacyPolicy.stop

  /// How schools are called for short in the office's area (`学校の略称`): looked for in the texts, never published.
  package var schoolAbbreviations: [Located<String>] = []

  /// The address under which the site is published, for the sitemap; without a slash at its end.
  package var baseAddress: String?

  package init(title: String, organisation: String, contact: String) {
    self.title = title
    self.organisation = organisation
    self.contact = contact
  }
}

/// Reads `site/site.yml`.
///
/// - Returns: Always settings: what could not be read is told and has its default.
package func readSiteSettings(_ source: SourceText) -> Checked<SiteSettings> {
  let start = source.contentStart
  let parsed = parseYAML(source, in: start..<source.bytes.count)
  var reader = FrontMatterReader(parsed.value, of: source, opening: start..<start)
  var settings = SiteSettings(title: "", organisation: "", contact: "")
  settings.title = reader.text("題名", isRequired: true)?.value ?? ""
  settings.organisation = reader.text("組織", isRequired: true)?.value ?? ""
  settings.contact = reader.text("問合せ", isRequired: true)?.value ?? ""
  settings.approval =
    reader.choice("確認手続き", of: SiteSettings.Approval.self)?.value ?? .notRequired
  settings.wards = reader.choice("区の公開", of: SiteSettings.WardDisclosure.self)?.value ?? .hidden
  settings.rawHTML = reader.choice("生HTML", of: SiteSettings.RawHTML.self)?.value ?? .refused
  settings.privacy = reader.choice("個人情報", of: SiteSettings.PrivacyPolicy.self)?.value ?? .stop
  settings.schoolAbbreviations = readSchoolAbbreviations(&reader)
  if let address = reader.text("公開先") {
    let isWeb = address.value.hasPrefix("https://") || address.value.hasPrefix("http://")
    if isWeb {
      settings.baseAddress = String(address.value.reversed().drop { $0 == "/" }.reversed())
    } else {
      reader.report(.badBaseAddress(address.value, at: reader.span(address.span)))
    }
  }
  reader.finish()
  return Checked(settings, parsed.diagnostics + reader.diagnostics)
}

/// Reads `学校の略称`: names that are long enough to be told from other words, each once.
private func readSchoolAbbreviations(_ reader: inout FrontMatterReader) -> [Located<String>] {
  var names: [Located<String>] = []
  for name in reader.texts("学校の略称") {
    let kanji = name.value.unicodeScalars.filter {
      $0.properties.isIdeographic || $0.value >= 0x3041
    }
    if kanji.count < 2 || kanji.count < name.value.unicodeScalars.count / 2 {
      reader.report(.shortSchoolName(name.value, at: reader.span(name.span)))
    } else if name.value.contains(where: { "、，,・ 　".contains($0) }) {
      reader.report(.gluedSchoolNames(name.value, at: reader.span(name.span)))
    } else if names.contains(where: { $0.value == name.value }) {
      reader.report(.repeatedSchoolName(name.value, at: reader.span(name.span)))
    } else {
      names.append(name)
    }
  }
  return names
}

extension Diagnostic {
  fileprivate static func shortSchoolName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-school-name", "項目「学校の略称」の「\(name)」は、短すぎてほかの言葉と区別できません。",
      hint: "「夕凪小」「中浜中」のように、学校ごとに2字以上の呼び方を書きます。", at: span)
  }

  fileprivate static func gluedSchoolNames(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "glued-words", "項目「学校の略称」の「\(name)」は、いくつかの名前が一つにつながっています。",
      hint: "半角のコンマと空白で区切ります: [夕凪小, 中浜中]", at: span)
  }

  fileprivate static func repeatedSchoolName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .warning, id: "repeated-word", "項目「学校の略称」に「\(name)」が二度あります。", hint: "一つを消します。", at: span)
  }

  fileprivate static func badBaseAddress(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-address", "項目「公開先」の「\(text)」は、http:// か https:// で始まっていません。",
      hint: "共有フォルダーだけで使うときは、この行を消します。", at: span)
  }
}
