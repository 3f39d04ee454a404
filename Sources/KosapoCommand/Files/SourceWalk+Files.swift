// SPDX-License-Identifier: MIT

import Cores
import Diagnostics
private import Glibc

extension SourceWalk {
  /// Reads or lists a file of a folder that is open, or what a link in its place leads to.
  mutating func take(
    _ name: String, _ use: SourceFolder.Use, of folder: borrowing Folder, at path: String,
    kind: FileStatus.Kind
  ) {
    do throws(FileError) {
      switch kind {
      case .file where use == .listed: list(path, try folder.status(of: name))
      case .file: found.add(Self.text(of: try open(folder, name), at: path), of: path)
      case .link: try follow(name, use, of: folder, at: path)
      case .folder: found.tell(.folderNamedAsFile(path))
      case .special, .unknown: found.withhold(path, because: .notAFile(path))
      }
    } catch {
      found.withhold(path, because: .unreadable(path, error))
    }
  }

  private mutating func list(_ path: String, _ status: FileStatus?) {
    // A file that went away while the folder was read is as one that never was.
    guard let status else { return }
    found.add(OtherFile(path: path, size: status.size, root: root, place: path))
  }

  /// Reads many files of a folder on several cores at once: most of a large library are texts of one folder.
  mutating func readPlainFiles(_ names: [FileName], of folder: borrowing Folder, at path: String) {
    let read = names.mappedOnCores { [open] name in
      let path = "\(path)/\(name.text)"
      do throws(FileError) {
        return Self.text(of: try open(folder, name.text), at: path)
      } catch {
        return .unusable(.unreadable(path, error))
      }
    }
    for (name, text) in zip(names, read) { found.add(text, of: "\(path)/\(name.text)") }
  }

  private static func text(of file: borrowing OpenFile, at path: String) -> ReadText {
    do throws(FileError) {
      let status = try file.status()
      guard status.kind == .file else { return .unusable(.notAFile(path)) }
      var size = status.size
      if size <= sourceSizeLimit {
        let bytes = try file.bytes(expecting: size, limit: sourceSizeLimit)
        if bytes.count <= sourceSizeLimit {
          let source = SourceText(path: path, bytes: bytes)
          return .text(source, InspectedText(source))
        }
        size = bytes.count
      }
      return .unusable(.tooLarge(path, size: size, limit: sourceSizeLimit))
    } catch {
      return .unusable(.unreadable(path, error))
    }
  }

  /// Tells why a link cannot be followed; `nil` where it can.
  func problem(
    ofLink name: String, in folder: borrowing Folder, at path: String
  ) -> Diagnostic? {
    do throws(FileError) {
      switch try destination(of: name, in: folder, at: path) {
      case .file: return nil
      case .unusable(let problem): return problem
      }
    } catch {
      return .unreadable(path, error)
    }
  }

  private mutating func follow(
    _ name: String, _ use: SourceFolder.Use, of folder: borrowing Folder, at path: String
  ) throws(FileError) {
    switch try destination(of: name, in: folder, at: path) {
    case .file(let place, let status):
      if use == .listed {
        found.add(OtherFile(path: path, size: status.size, root: realRoot, place: place))
      } else {
        found.add(Self.text(of: try Folder.at(realRoot).plainFile(place), at: path), of: path)
      }
    case .unusable(let diagnostic): found.withhold(path, because: diagnostic)
    }
  }

  /// What a symbolic link leads to, through all further links.
  private enum Destination {
    case file(place: String, FileStatus)
    case unusable(Diagnostic)
  }

  private func destination(
    of name: String, in folder: borrowing Folder, at path: String
  ) throws(FileError) -> Destination {
    do throws(FileError) {
      guard let status = try folder.status(of: name, followingLinks: true) else {
        return .unusable(.danglingLink(path))
      }
      guard status.kind != .folder else { return .unusable(.linkToFolder(path)) }
      guard status.kind == .file else { return .unusable(.notAFile(path)) }
      let location = try realPath("\(root)/\(path)")
      return location.hasPrefix(realRoot)
        ? .file(place: String(location.dropFirst(realRoot.count)), status)
        : .unusable(.linkOutside(path))
    } catch {
      switch error.systemNumber {
      case ELOOP: return .unusable(.linkLoop(path))
      case ENOTDIR: return .unusable(.danglingLink(path))
      default: throw error
      }
    }
  }
}
