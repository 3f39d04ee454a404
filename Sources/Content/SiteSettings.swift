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

extension Diagnostic {
  fileprivate static func badBaseAddress(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, id: "bad-address", "項目「公開先」の「\(text)」は、http:// か https:// で始まっていません。",
      hint: "共有フォルダーだけで使うときは、この行を消します。", at: span)
  }
}
