// SPDX-License-Identifier: MIT

import Content
import Digests
import Search
import Site

/// What a build knows of the one before, and gathers for the next one.
struct BuildMemory: Sendable {
  private let file: BuildCacheFile
  private let before: BuildCache
  private let output: String
  private let boot: String

  /// The root, where the site lies in it: what kosapo keeps beside the cache belongs to such a site only.
  private let rootOfSite: String?

  /// Reads the cache; `nil` where the system does not tell what is needed to know it again: all is then made anew.
  ///
  /// - Parameters:
  ///   - root: The folder that holds `content/` and `site/`.
  ///   - output: Where the site is written to.
  init?(root: String, output: String) {
    do throws(FileError) {
      boot = try bootName()
      let (above, name) = OutputPlace.split(output)
      // A folder that is missing is made later on; links can lead elsewhere only where there is one.
      let place = try Folder.status(at: above) == nil ? "" : realPath(above)
      self.output = place.isEmpty ? "" : "\(place)/\(name)"
      let realRoot = try realPath(root)
      rootOfSite = "\(place)/".hasPrefix(realRoot == "/" ? "/" : realRoot + "/") ? root : nil
      file = try BuildCacheFile(root: root)
      before = file.bytes(of: .build).flatMap { BuildCache(bytes: $0) } ?? BuildCache()
    } catch {
      return nil
    }
  }

  /// The texts in which no personal data were found before.
  ///
  /// - Parameters:
  ///   - digests: Of the sources.
  ///   - schools: The short names of schools that are looked for.
  /// - Returns: What need not be searched again.
  func cleanTexts(_ digests: ContentDigests, schools: [String]) -> CleanTexts {
    CleanTexts(digests.sources, schools: schools, before: before.cleanTexts)
  }

  /// What makes it quick to put the site in place.
  ///
  /// - Parameter inspection: Of what the files of the site are searched for.
  /// - Returns: As much as there is; nothing of another site.
  func site(_ inspection: Digest) -> SiteMemory {
    do throws(FileError) {
      return SiteMemory(files: files(inspection), spare: try rootOfSite.map(SpareSite.init(root:)))
    } catch {
      // That nothing can be kept is told when the cache is written.
      return SiteMemory(files: files(inspection))
    }
  }

  /// The files of the site that need not be made again where their digests are the same.
  ///
  /// Files that nobody waited for are relied on only until the machine is started anew: a loss of power may have emptied them.
  private func files(_ inspection: Digest) -> FileRecords {
    guard before.output == output, before.inspection == inspection,
      before.boot.isEmpty || before.boot == boot
    else { return FileRecords() }
    return before.files
  }

  /// What was read of the cases the last time.
  func keptEntries() async -> KeptEntries? {
    file.bytes(of: .entries).flatMap { KeptEntries(bytes: $0) }
  }

  /// Keeps what was read of the cases.
  ///
  /// - Returns: What is worth knowing where that failed.
  func keepEntries(of content: LoadedContent) async -> String? {
    guard let cases = content.readCases, cases.isNew else { return nil }
    return write(cases.bytes, as: .entries)
  }

  /// What was worked out of the cases the last time.
  func keptCases() async -> KeptCases? { file.bytes(of: .cases).flatMap { KeptCases(bytes: $0) } }

  /// Keeps what was worked out of the cases.
  ///
  /// - Returns: What is worth knowing where that failed.
  func keepCases(of outline: SiteOutline) async -> String? {
    guard outline.isKeptNew, let kept = outline.kept else { return nil }
    return write(kept.bytes, as: .cases)
  }

  /// Remembers a build for the next one.
  ///
  /// - Returns: What is worth knowing where that failed: the site is there all the same.
  func keep(
    _ exchange: SiteExchange, _ inspection: Digest, clean: Set<Digest>
  ) -> String? {
    var next = BuildCache()
    next.output = output
    next.inspection = inspection
    let isAsBefore = exchange.writtenCount == 0 && exchange.removedCount == 0
    let wasKnown = !files(inspection).isEmpty
    next.boot = exchange.isOnDisk ? "" : isAsBefore && wasKnown ? before.boot : boot
    next.files = exchange.records
    next.cleanTexts = clean
    guard next != before else { return nil }
    return write(next.bytes, as: .build)
  }

  /// What the last build kept of the search index; `nil` where there is nothing that can be used.
  var index: [UInt8]? { file.bytes(of: .index) }

  /// Remembers what the search index was made of.
  ///
  /// - Parameters:
  ///   - index: What is to be kept.
  ///   - before: What ``index`` gave.
  /// - Returns: What is worth knowing where that failed.
  func keep(_ index: KeptIndex, before: [UInt8]?) -> String? {
    let bytes = index.bytes
    return bytes == before ? nil : write(bytes, as: .index)
  }

  private func write(_ bytes: [UInt8], as part: BuildCacheFile.Part) -> String? {
    do throws(FileError) {
      try file.write(bytes, as: part)
      return nil
    } catch {
      return "次の build を速くする控え（\(BuildCacheFile.folder)）を書けませんでした: \(error.message)"
    }
  }
}
