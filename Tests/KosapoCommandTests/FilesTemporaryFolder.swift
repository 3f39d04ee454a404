// SPDX-License-Identifier: MIT

import Foundation
import KosapoCommand

/// A folder for one test, deleted with everything in it when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  /// Makes the folder, in memory for a test that puts many sites in place: nobody waits there for a disk.
  init(isInMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let above =
      isInMemory && FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = "\(above)/kosapo-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("\(path) could not be deleted: \(error)")
    }
  }

  /// Writes a file, making the folders above it.
  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = "\(path)/\(name)"
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
  }

  /// Writes a program that can be started at once.
  ///
  /// Another process makes the file: what other tests start meanwhile holds this process's open files for a moment, and a
  /// file that someone may still write to is not started (ETXTBSY).
  func writeProgram(_ name: String, _ text: String) throws {
    try write(name + ".txt", text)
    let process = try Process.run(
      URL(fileURLWithPath: "/usr/bin/install"),
      arguments: ["-m", "755", "\(path)/\(name).txt", "\(path)/\(name)"])
    process.waitUntilExit()
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  /// Makes a symbolic link; where it leads is written as given.
  func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: destination)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: "\(path)/\(other)")
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  /// The names in a folder, in order.
  func names(_ name: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
  }

  /// Every file below a folder with its bytes; of a link the place that it leads to.
  func tree(_ name: String) throws -> [String: [UInt8]] {
    var tree: [String: [UInt8]] = [:]
    let manager = FileManager.default
    for inner in try manager.subpathsOfDirectory(atPath: "\(path)/\(name)") {
      let place = "\(path)/\(name)/\(inner)"
      switch try manager.attributesOfItem(atPath: place)[.type] as? FileAttributeType {
      case .typeRegular?: tree[inner] = try bytes("\(name)/\(inner)")
      case .typeSymbolicLink?:
        tree[inner] = Array(try manager.destinationOfSymbolicLink(atPath: place).utf8)
      default: break
      }
    }
    return tree
  }

  /// Says that a file was last changed at a moment long ago.
  func setModified(_ name: String, seconds: Int) throws {
    let date = Date(timeIntervalSince1970: Double(seconds))
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: "\(path)/\(name)")
  }

  func modified(_ name: String) throws -> Int? {
    try Folder.at(path).status(of: name)?.modified.seconds
  }

  func setPermissions(_ name: String, _ permissions: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: "\(path)/\(name)")
  }

  func permissions(_ name: String) throws -> UInt32? {
    try Folder.at(path).status(of: name)?.permissions
  }
}
