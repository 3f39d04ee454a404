// SPDX-License-Identifier: MIT

import Diagnostics

/// The walk through the folders that a site is made of.
package struct SourceWalk {
  /// How a file of a folder is opened.
  package typealias Opening = @Sendable (borrowing Folder, String) throws(FileError) -> OpenFile

  /// What was found so far.
  var found = SourceFindings()

  /// The folder that holds `content/` and `site/`, as it was given.
  let root: String

  let open: Opening

  /// The root without links, with `/` at its end; links may not lead out of it.
  private(set) var realRoot = "/"

  init(root: String, open: @escaping Opening) {
    self.root = root
    self.open = open
  }

  /// Looks at every folder; what cannot be entered is told and passed over.
  mutating func walk() {
    do throws(FileError) {
      let real = try realPath(root)
      realRoot = real == "/" ? real : real + "/"
      let folder = try Folder.at(root)
      let content = SourceFolder.content
      if try folder.status(of: content.path) == nil {
        found.tell(.missingContent(in: root))
      } else if walk(content, of: folder) {
        for kind in SourceFolder.kinds { _ = walk(kind, of: folder) }
      }
      walkSite(of: folder)
    } catch {
      found.tell(.unreadableRoot(root, error))
    }
  }

  private mutating func walkSite(of root: borrowing Folder) {
    do throws(FileError) {
      guard try isFolder("site", of: root) else { return }
      if let settings = try root.status(of: "site/site.yml") {
        take("site/site.yml", .source, of: root, at: "site/site.yml", kind: settings.kind)
      }
      _ = walk(SourceFolder.templates, of: root)
      walkAssets(SourceFolder.assetsPath, of: root)
    } catch {
      found.tell(.unreadable("site", error, isFolder: true))
    }
  }

  /// Looks at a folder's files.
  ///
  /// - Returns: Whether the folder could be entered; one that is missing could not.
  private mutating func walk(_ rule: SourceFolder, of root: borrowing Folder) -> Bool {
    do throws(FileError) {
      guard try isFolder(rule.path, of: root) else { return false }
      let folder = try root.folder(rule.path)
      var plain: [FileName] = []
      for (name, kind) in try names(in: folder, at: rule.path) {
        let path = "\(rule.path)/\(name.text)"
        if SourceFolder.kinds.contains(where: { $0.path == path }) { continue }
        if kind == .folder {
          tellFolder(path, name, rule)
        } else if kind == .link, let problem = problem(ofLink: name.text, in: folder, at: path) {
          found.withhold(path, because: problem)
        } else if let use = judge(path, name, rule) {
          if kind == .file, use == .source {
            plain.append(name)
          } else {
            take(name.text, use, of: folder, at: path, kind: kind)
          }
        }
      }
      readPlainFiles(plain, of: folder, at: rule.path)
      return true
    } catch {
      found.tell(.unreadable(rule.path, error, isFolder: true))
      return false
    }
  }

  /// Lists all files of a folder and of those inside it.
  private mutating func walkAssets(_ path: String, of root: borrowing Folder) {
    do throws(FileError) {
      guard try isFolder(path, of: root) else { return }
      let folder = try root.folder(path)
      for (name, kind) in try names(in: folder, at: path) {
        let inner = "\(path)/\(name.text)"
        if kind == .folder {
          walkAssets(inner, of: root)
        } else {
          tellName(inner, name)
          take(name.text, .listed, of: folder, at: inner, kind: kind)
        }
      }
    } catch {
      found.tell(.unreadable(path, error, isFolder: true))
    }
  }

  /// Lists a folder without litter; names that cannot be written down are told and left out.
  private mutating func names(
    in folder: borrowing Folder, at path: String
  ) throws(FileError) -> [(FileName, FileStatus.Kind)] {
    var names: [(FileName, FileStatus.Kind)] = []
    for entry in try folder.entries() where !FileName(entry.name).isLitter {
      var kind = entry.kind
      if kind == .unknown { kind = try folder.status(of: entry.name)?.kind ?? .special }
      let name = FileName(entry.name)
      if entry.rawName != nil {
        found.tell(.nameNotUTF8("\(path)/\(name.printable)"))
      } else if name.printable != name.text {
        found.tell(.controlInName("\(path)/\(name.printable)"))
      } else {
        names.append((name, kind))
      }
    }
    return names
  }

  /// Whether a path is a folder that can be entered; what else has the name is told.
  private mutating func isFolder(
    _ path: String, of root: borrowing Folder
  ) throws(FileError) -> Bool {
    switch try root.status(of: path)?.kind {
    case .folder: return true
    case .link: found.tell(.linkToFolder(path))
    case .some: found.tell(.notAFolder(path))
    case nil: break
    }
    return false
  }

  /// Tells a folder that is not entered.
  private mutating func tellFolder(_ path: String, _ name: FileName, _ rule: SourceFolder) {
    if rule.use(of: name) == .source {
      found.tell(.folderNamedAsFile(path))
    } else {
      let kinds = SourceFolder.kinds.map(\.path)
      let nearest = rule == .content ? nearestWord(to: path.lowercased(), among: kinds) : nil
      found.tell(.unexpectedFolder(path, nearest: nearest))
    }
  }

  /// Tells what is wrong with a file's name.
  ///
  /// - Returns: What is to be done with the file; `nil` where it is passed over.
  private mutating func judge(
    _ path: String, _ name: FileName, _ rule: SourceFolder
  ) -> SourceFolder.Use? {
    switch rule.use(of: name) {
    case .source:
      if name.isDecomposed {
        tellName(path, name)
      } else if rule.namesAreIDs, !FileName.isID(name.stem) {
        found.tell(.badFileName(path, name))
      }
      return .source
    case .listed:
      tellName(path, name)
      return .listed
    case .wrongEnding(let wanted): found.tell(.wrongEnding(path, wanted: wanted))
    case .unexpected(let nearest): found.tell(.unexpectedFile(path, nearest: nearest))
    }
    return nil
  }

  private mutating func tellName(_ path: String, _ name: FileName) {
    if name.isDecomposed {
      found.tell(.decomposedName(path, composed: name.composed))
    } else if name.hasBlank {
      found.tell(.blankInName(path))
    }
  }
}
