// swift-tools-version: 6.2
// SPDX-License-Identifier: MIT

import PackageDescription

/// What every Swift target is compiled with: nothing implicit, nothing unsafe unseen, no warning left.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A module of kosapo; `uses` is everything that it may import.
func module(_ name: String, uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: settings)
}

/// The tests of one module.
func tests(_ name: String, uses: [Target.Dependency], resources: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: uses, exclude: resources, swiftSettings: settings)
}

/// A C library of the system, seen only through its `shim.h`.
func library(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "kosapo",
  targets: [
    library("CCMark", pkgConfig: "libcmark", package: "libcmark-dev"),
    library("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
    library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    library("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CMeCab", providers: [.apt(["libmecab-dev", "mecab-ipadic-utf8"])]),

    module("Cores"),
    module("Diagnostics"),
    module("Digests"),
    module("JapaneseText"),
    module("KeptBytes"),
    module("Compression", uses: ["CZlib"]),
    module("Attachments", uses: ["Compression"]),
    module("YAML", uses: ["CYAML", "Diagnostics"]),
    module("Markdown", uses: ["CCMark", "Diagnostics", "JapaneseText"]),
    module("Templates", uses: ["Diagnostics"]),
    module(
      "Content",
      uses: ["Cores", "Diagnostics", "Digests", "JapaneseText", "KeptBytes", "Markdown", "YAML"]),
    module("Quiz", uses: ["Content", "Diagnostics", "JapaneseText", "Markdown"]),
    module(
      "Search",
      uses: [
        "Compression", "Content", "Cores", "Diagnostics", "Digests", "JapaneseText", "KeptBytes",
        "Markdown",
      ]),
    module("Records", uses: ["CSQLite"]),
    module("Preview", uses: ["CMicroHTTPD"]),
    module(
      "Site",
      uses: [
        "Content", "Cores", "Diagnostics", "Digests", "JapaneseText", "KeptBytes", "Markdown",
        "Templates",
      ]),
    module("Privacy", uses: ["CMeCab", "Content", "Diagnostics", "JapaneseText"]),
    module("Review", uses: ["Content", "Diagnostics", "JapaneseText", "YAML"]),
    module(
      "KosapoCommand",
      uses: [
        "Attachments", "CLinux", "Content", "Cores", "Diagnostics", "Digests", "JapaneseText",
        "KeptBytes", "Markdown", "Preview", "Privacy", "Quiz", "Records",
        "Review", "Search", "Site", "Templates", "YAML",
      ]),
    .executableTarget(name: "kosapo", dependencies: ["KosapoCommand"], swiftSettings: settings),

    // What `make fuzz` links with libFuzzer.
    .target(
      name: "FuzzMarkdown", dependencies: ["Diagnostics", "Markdown"], path: "Tests/Fuzz",
      exclude: ["markdown.dict", "write_seeds.py"], swiftSettings: settings),

    tests("CoresTests", uses: ["Cores"]),
    tests("DiagnosticsTests", uses: ["Diagnostics"]),
    tests("DigestsTests", uses: ["Digests"]),
    tests("JapaneseTextTests", uses: ["JapaneseText"]),
    tests("KeptBytesTests", uses: ["KeptBytes"]),
    tests("AttachmentsTests", uses: ["Attachments"]),
    tests("YAMLTests", uses: ["Diagnostics", "YAML"]),
    tests("MarkdownTests", uses: ["Diagnostics", "JapaneseText", "Markdown"]),
    tests("TemplatesTests", uses: ["Diagnostics", "Templates"]),
    tests("ContentTests", uses: ["Content", "Diagnostics", "Digests", "Markdown"]),
    tests("QuizTests", uses: ["Content", "Diagnostics", "JapaneseText", "Markdown", "Quiz"]),
    tests("SearchTests", uses: ["Content", "Diagnostics", "Digests", "Markdown", "Search"]),
    tests("RecordsTests", uses: ["Records"]),
    tests("PreviewTests", uses: ["Preview"]),
    tests(
      "SiteTests", uses: ["Content", "Diagnostics", "Digests", "Markdown", "Site", "Templates"]),
    tests(
      "PrivacyTests", uses: ["Content", "Diagnostics", "Privacy"], resources: ["Sentences"]),
    tests("ReviewTests", uses: ["Content", "Diagnostics", "Review"]),
    tests("KosapoCommandTests", uses: ["Content", "Diagnostics", "KosapoCommand", "Search"]),
  ]
)
