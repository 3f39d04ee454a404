// SPDX-License-Identifier: MIT

import Preview

extension CommandDescription {
  static let serve = CommandDescription(
    name: "serve", summary: "書きながらサイトを下見する",
    details: """
      サイトをこの端末のブラウザーだけに見せます。content/ や site/ のファイルを保存すると、開いているページが
      すぐに新しくなります。まだ公開できない事例も、下書きの印を付けて見せます。
      誤りがあるときは、場所をページと端末に示し、前の正しいサイトを見せ続けます。site/public には何も書きません。
      """,
    options: [
      Option(name: "--port", value: "N", summary: "待ち受けるポートの番号（省くと 8000。0 なら空いている番号）")
    ],
    examples: [
      ("kosapo serve", "http://localhost:8000/ で下見を始めます。止めるには Ctrl-C を押します。"),
      ("kosapo serve --port 8080", "別のポートを使います。"),
    ],
    run: runServe)
}

private func runServe(_ values: ArgumentValues, _ console: Console) async throws -> ExitCode {
  let port = try port(values)
  guard hasContent(root: values.root, console) else { return .contentErrors }
  let watch = try FolderWatch(root: values.root)
  let desk = PreviewDesk()
  let server: PreviewServer
  do throws(PreviewError) {
    server = try PreviewServer(port: port, answer: desk.answer)
  } catch {
    console.printError("エラー: \(message(about: error))")
    return .machineFailed
  }
  let wake = server.wake
  let session = PreviewSession(root: values.root, console: console, desk: desk, wake: wake)
  console.print("下見を始めました。止めるには Ctrl-C を押します: http://localhost:\(server.port)/")
  let (end, ending) = AsyncStream.makeStream(of: Never.self)
  let running = watch.start { event in
    switch event {
    case .changed(let paths): session.take(paths)
    case .changedAnywhere: session.take([])
    case .tick: wake()
    case .stopped: ending.finish()
    }
  }
  defer { running.end() }
  Task { await session.begin() }
  for await _ in end {}
  console.print("下見を終わりました。")
  return .done
}

private func port(_ values: ArgumentValues) throws(UsageError) -> Int {
  guard let text = values["--port"] else { return 8_000 }
  guard let port = Int(text), port == 0 || (1_024...65_535).contains(port) else {
    throw UsageError(
      "「--port」の「\(text)」は、ポートの番号として使えません。",
      hint: "1024 から 65535 までの数を書きます（0 なら空いている番号を選びます）。例: --port 8080")
  }
  return port
}

/// What went wrong, and what to do.
private func message(about error: PreviewError) -> String {
  switch error {
  case .portInUse(let port):
    let next = freePort(near: port)
    return "ポート \(port) は、ほかのプログラムが使っています。"
      + (next.map { "\n直し方: 空いている番号を使います: kosapo serve --port \($0)" } ?? "")
  case .portRefused(let port):
    return "ポート \(port) は、管理者だけが使えます。\n直し方: 1024 以上の番号を使います: kosapo serve --port 8000"
  case .system(let number):
    return FileError(.read, "127.0.0.1", .system(number)).message
  }
}
