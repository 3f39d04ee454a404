// SPDX-License-Identifier: MIT
// The result of a quiz on the page: the score, what to read again, a file to keep, a sheet to print.
"use strict";

(() => {
  const shared = window.kosapoQuiz;
  const { element, button } = shared;
  const selfReported =
    "この結果は、受けた人の自己申告です。ページの中の採点なので、受けた人が本人かどうか、何も見ずに受けたかどうかは確かめていません。";

  // `result` has quiz, title, publisher, run, date, seed, mode, score, maximum (hundredths), seconds, passed, pass,
  // answers (as results keep them), wrong ({ number, title, pages }).
  shared.resultSection = (result, actions) => {
    const code = shared.resultCode(
      result.quiz, result.run, result.date, result.score, result.maximum);
    const percent = result.maximum > 0 ? Math.floor((result.score * 100) / result.maximum) : 0;
    const heading = element("h2", { id: "page-result", tabindex: "-1", text: "結果" });
    const verdict = result.passed === null ? ""
      : result.passed ? "合格です。" : "合格ではありません。";
    const section = element("section", { class: "quiz-result", "aria-labelledby": "page-result" },
      heading,
      element("p", { class: "score" },
        element("strong", {
          text: `${shared.pointsText(result.maximum)}点のうち${shared.pointsText(result.score)}点（${percent}％）`,
        }), verdict === "" ? null : ` ${verdict}`),
      result.pass === null ? null : element("p", { text: `合格は${result.pass}％以上です。` }),
      element("p", { text: `かかった時間は約${Math.max(1, Math.round(result.seconds / 60))}分、結果コードは ${code} です。` }),
      element("p", { class: "note", text: selfReported }),
      wrongList(result.wrong),
      element("div", { class: "actions" },
        element("ul", {}, ...actions.map((action) => element("li", {}, action)))),
      keeping(result, code),
      // A sheet is for the whole test; who practises the wrong ones again has nothing to show with it.
      result.mode === "attempt" ? printing(result, code, percent) : null);
    return { section, heading };
  };

  function wrongList(wrong) {
    if (wrong === null) return null;
    if (wrong.length === 0) return element("p", { text: "全問正解です。" });
    return element("div", { class: "wrong" },
      element("h3", { text: "間違えた問題" }),
      element("ul", {}, ...wrong.map(({ number, title, pages }) =>
        element("li", {}, `問${number} ${title}`,
          ...pages.flatMap((page) => [
            element("br"), "読み直すページ: ", element("a", { href: page.address, text: page.title }),
          ])))));
  }

  // A text as one line of JSON whose check is made of everything before it.
  function fileText(result, code, learner) {
    const answers = result.answers;
    const text = JSON.stringify({
      format: "kosapo-result-1", run: result.run, quiz: result.quiz, learner, seed: result.seed,
      date: result.date, seconds: result.seconds, score: result.score / 100,
      max: result.maximum / 100, passed: result.passed, mode: result.mode, answers, code,
    }).slice(0, -1);
    return `${text},"check":"${shared.resultCheck(text)}"}\n`;
  }

  function keeping(result, code) {
    const learner = element("input", {
      type: "text", id: "page-learner", autocomplete: "off", maxlength: "100",
    });
    const said = element("p", { role: "status" });
    const keep = () => {
      const name = learner.value.trim();
      if (name === "") {
        said.textContent = "受けた人の名前か番号を書いてください。";
        learner.focus();
        return;
      }
      const bytes = new Blob([fileText(result, code, name)], { type: "application/json" });
      const link = element("a", {
        href: URL.createObjectURL(bytes),
        download: `kekka-${result.quiz}-${result.date}-${result.run.slice(0, 6)}.json`,
      });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      said.textContent = "結果のファイルを保存しました。研修の担当者に送ってください。";
    };
    return element("section", { class: "quiz-keep", "aria-labelledby": "page-keep" },
      element("h3", { id: "page-keep", text: "結果をファイルに保存する" }),
      element("p", { class: "typed" },
        element("label", { for: "page-learner", text: "受けた人の名前か番号（ファイルに入ります。このブラウザーには残りません）" }),
        learner),
      element("p", {}, button("ファイルに保存する", keep)), said);
  }

  function printing(result, code, percent) {
    const title = result.passed === false ? "受講の記録" : "修了証";
    const name = element("input", {
      type: "text", id: "page-name", autocomplete: "off", maxlength: "60",
    });
    const shownName = element("p", { class: "certificate-name" });
    const [year, month, day] = result.date.split("-").map(Number);
    const sheet = element("div", { class: "certificate", hidden: true },
      element("p", { class: "certificate-title", text: title }), shownName,
      element("p", {
        text: result.passed === false
          ? "下のテストを受けたことを、本人の申告により記します。"
          : result.passed === null ? "下のテストを終えたことを、本人の申告により記します。"
            : "下のテストに合格したことを、本人の申告により記します。",
      }),
      element("dl", {},
        ...[
          ["テスト", result.title], ["日付", `${year}年${month}月${day}日`],
          ["得点", `${shared.pointsText(result.maximum)}点のうち${shared.pointsText(result.score)}点（${percent}％）`],
          ["結果コード", code],
        ].flatMap(([term, text]) => [element("dt", { text: term }), element("dd", { text })])),
      element("p", { class: "certificate-publisher", text: result.publisher }),
      element("p", { class: "note", text: selfReported }));
    const print = () => {
      shownName.textContent = name.value.trim() === "" ? "" : `${name.value.trim()} 様`;
      sheet.hidden = false;
      document.body.classList.add("prints-certificate");
      window.print();
    };
    window.addEventListener("afterprint", () => {
      document.body.classList.remove("prints-certificate");
      sheet.hidden = true;
    });
    return element("section", { class: "quiz-print", "aria-labelledby": "page-print" },
      element("h3", { id: "page-print", text: `${title}を印刷する` }),
      element("p", { class: "typed" },
        element("label", { for: "page-name", text: "名前（印刷だけに使い、どこにも残しません）" }), name),
      element("p", {}, button("印刷する", print)), sheet);
  }
})();
