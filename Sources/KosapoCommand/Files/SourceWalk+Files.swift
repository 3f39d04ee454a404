// SPDX-License-Identifier: MIT

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
      case .file: read(try open(folder, name), at: path)
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
    found.add(OtherFile(path: path, size: status.size, location: "\(root)/\(path)"))
  }

  private mutating func read(_ file: borrowing OpenFile, at path: String) {
    do throws(FileError) {
      let status = try file.status()
      guard status.kind == .file else {
        found.withhold(path, because: .notAFile(path))
        return
      }
      var size = status.size
      if size <= sourceSizeLimit {
        let bytes = try file.bytes(expecting: size, limit: sourceSizeLimit)
        if bytes.count <= sourceSizeLimit {
          found.add(SourceText(path: path, bytes: bytes))
          return
        }
        size = bytes.count
      }
      found.withhold(path, because: .tooLarge(path, size: size, limit: sourceSizeLimit))
    } catch {
      found.withhold(path, because: .unreadable(path, error))
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
    case .file(let location, let status):
      if use == .listed {
        found.add(OtherFile(path: path, size: status.size, location: location))
      } else {
        read(try OpenFile.reading(location), at: path)
      }
    case .unusable(let diagnostic): found.withhold(path, because: diagnostic)
    }
  }

  /// What a symbolic link leads to, through all further links.
  private enum Destination {
    case file(location: String, FileStatus)
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
        ? .file(location: location, status) : .unusable(.linkOutside(path))
    } catch {
      switch error.systemNumber {
      case ELOOP: return .unusable(.linkLoop(path))
      case ENOTDIR: return .unusable(.danglingLink(path))
      default: throw error
      }
    }
  }
}
