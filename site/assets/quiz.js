// SPDX-License-Identifier: MIT
// A 確認テスト or 修了テスト on the page: draws, asks, grades, and goes on where one left. Without this script the
// questions can be read, and those of a 確認テスト have a page with their answers.
"use strict";

(() => {
  const shared = window.kosapoQuiz;
  const { element, button } = shared;
  const desk = document.getElementById("page-quiz");
  const data = shared.readData(desk);
  const isExam = data.form === "修了テスト";
  const store = new shared.Store(data.quiz, data.version);
  const list = desk.querySelector(".questions");
  const sections = [...list.children];
  const head = element("div", { class: "quiz-head" });
  const foot = element("div", { class: "quiz-foot" });
  desk.insertBefore(head, list);
  desk.append(foot);

  let run = null;
  let questions = [];
  let lastMoment = Date.now();

  // The section as the page has it; questions are made of copies, so that a run leaves nothing behind.
  const originals = sections.map((section) => section.cloneNode(true));

  function wantedSeed() {
    const values = new URLSearchParams(location.search);
    const seed = values.get("seed");
    return {
      keepsOrder: values.get("order") === "file",
      seed: seed !== null && /^\d{1,10}$/.test(seed) && Number(seed) < 2 ** 32 ? Number(seed) : null,
    };
  }

  // Begins a run through all questions, or through those at some places.
  function newRun(places = null) {
    const { keepsOrder, seed } = wantedSeed();
    const chosen = keepsOrder ? null : seed ?? Math.floor(Math.random() * 1e6);
    const isLimited = data.attempts !== null && store.value.attempts >= data.attempts;
    const pool = places ?? data.questions.map((_, place) => place);
    const draw = places === null ? data.draw : null;
    return {
      name: shared.newRunName(), seed: chosen, mode: places === null && !isLimited ? "attempt" : "practice",
      places: shared.drawnQuestions(pool.length, draw, chosen).map((index) => pool[index]),
      answers: {}, drafts: {}, isDone: false,
    };
  }

  function isRunWhole(kept) {
    return kept !== null && typeof kept === "object" && Array.isArray(kept.places)
      && kept.places.length > 0 && kept.places.every((place) => data.questions[place])
      && typeof kept.answers === "object" && typeof kept.drafts === "object";
  }

  function optionOrder(question) {
    const count = question.texts?.length ?? 0;
    const isOrdering = question.key.kind === "ordering";
    // Items that are to be put in order are not shown in the right one, whatever else stays as in the file.
    if (run.seed === null && !isOrdering) return [...Array(count).keys()];
    return shared.shuffledOptions(count, question.id, run.seed ?? 0, isOrdering);
  }

  // Shows the questions of the run in their order.
  function show() {
    lastMoment = Date.now();
    const shown = run.places.map((place) => originals[place].cloneNode(true));
    list.replaceChildren(...shown);
    questions = run.places.map((place, index) => {
      const question = new shared.Question(shown[index], data.questions[place], () => changed(place));
      question.place = place;
      question.show(index + 1, run.places.length, optionOrder(question.data));
      const answer = run.answers[place];
      if (answer !== undefined) {
        question.put(answer.given);
        if (!isExam || run.isDone) question.close(answer.given, answer.points);
      } else {
        question.put(run.drafts[place]);
      }
      if (answer === undefined || (isExam && !run.isDone)) addControls(question);
      return question;
    });
    foot.replaceChildren();
    if (run.isDone) showResult(false);
    else if (isExam) foot.append(element("p", {}, button("採点する", gradeAll)), examNotice);
    tellState();
  }

  const examNotice = element("div", { role: "status" });

  function changed(place) {
    if (run.isDone) return;
    const question = questions.find((candidate) => candidate.place === place);
    run.drafts[place] = question.given();
    store.value.run = run;
    store.write();
    if (isExam) tellState();
  }

  function addControls(question) {
    if (question.data.hints.length > 0) {
      const hint = button("ヒントを見る", () => {
        question.hint();
        if (question.hintsUsed >= question.data.hints.length) hint.remove();
        else hint.textContent = "次のヒントを見る";
      });
      question.controls.append(hint, " ");
    }
    if (isExam) return;
    const answer = button("答える", () => take(question), { class: "button button-main" });
    question.controls.append(answer);
    question.section.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.type !== "text" || event.isComposing) return;
      event.preventDefault();
      take(question);
    });
  }

  // Seconds since the last answer, at most an hour: whoever leaves the page open was not thinking so long.
  function seconds() {
    const passed = Math.round((Date.now() - lastMoment) / 1000);
    lastMoment = Date.now();
    return Math.min(Math.max(passed, 0), 3600);
  }

  function take(question) {
    if (run.answers[question.place] !== undefined) return;
    const missing = question.missing();
    if (missing !== null) return question.say(missing);
    const given = question.given();
    const points = shared.grade(given, question.data.key, question.data.points);
    run.answers[question.place] = { given, points, hints: question.hintsUsed, seconds: seconds() };
    delete run.drafts[question.place];
    question.close(given, points);
    if (questions.every(({ place }) => run.answers[place] !== undefined)) {
      finish(false);
      question.feedback.append(element("p", {}, "全問に答えました。",
        element("a", { href: "#page-result", text: "結果を見る" })));
    }
    store.value.run = run;
    store.write();
    tellState();
    // The button and the field that had the focus are gone or closed.
    question.focusFeedback();
  }

  // Grades an exam as a whole; questions without an answer are named first.
  function gradeAll() {
    const open = questions.filter((question) => question.given() === null);
    if (open.length > 0 && examNotice.dataset.told !== String(open.length)) {
      examNotice.dataset.told = String(open.length);
      examNotice.replaceChildren(
        element("p", { text: `答えていない問が${open.length}問あります。このまま採点するときは、もう一度「採点する」を押してください。` }),
        element("ul", {}, ...open.map((question) => element("li", {}, element("a", {
          href: `#${question.section.id}`, text: `問${questions.indexOf(question) + 1} ${question.data.title}`,
        })))));
      return;
    }
    const share = Math.round(seconds() / questions.length);
    for (const question of questions) {
      const given = question.given();
      const points = given === null ? 0 : shared.grade(given, question.data.key, question.data.points);
      run.answers[question.place] = { given, points, hints: question.hintsUsed, seconds: share };
      question.close(given, points);
    }
    run.drafts = {};
    finish(true);
    store.value.run = run;
    store.write();
    tellState();
  }

  function finish(movesFocus) {
    run.isDone = true;
    run.date = shared.today();
    const { score, maximum } = totals();
    store.finish(score, maximum, run.mode === "attempt");
    showResult(movesFocus);
  }

  function totals() {
    return questions.reduce((sum, { place, data: question }) => ({
      score: sum.score + (run.answers[place]?.points ?? 0),
      maximum: sum.maximum + question.points * 100,
    }), { score: 0, maximum: 0 });
  }

  function showResult(movesFocus) {
    const { score, maximum } = totals();
    const isWrong = ({ place, data: question }) => run.answers[place].points < question.points * 100;
    const wrong = questions.filter(isWrong);
    const pass = run.mode === "attempt" ? data.pass : null;
    const { section, heading } = shared.resultSection({
      quiz: data.quiz, title: data.title, publisher: data.publisher, run: run.name, date: run.date,
      seed: run.seed, mode: run.mode, score, maximum, pass,
      seconds: questions.reduce((sum, { place }) => sum + run.answers[place].seconds, 0),
      passed: pass === null ? null : score * 100 >= pass * maximum,
      answers: questions.map((question) => answerRow(question)),
      wrong: wrong.map((question) => ({
        number: questions.indexOf(question) + 1, title: question.data.title, pages: question.data.pages,
      })),
    }, [
      wrong.length === 0 ? null
        : button("間違えた問題だけもう一度", () => restart(wrong.map(({ place }) => place))),
      button("はじめからもう一度", () => restart()),
    ].filter((action) => action !== null));
    foot.replaceChildren(section);
    if (movesFocus) heading.focus();
  }

  function answerRow(question) {
    const answer = run.answers[question.place];
    const worth = question.data.points * 100;
    return {
      id: question.data.id, quiz: question.data.quiz, version: question.data.version,
      kind: question.data.key.kind, given: question.givenTexts(answer.given),
      correct: answer.points >= worth, points: answer.points / 100, max: worth / 100,
      hints: answer.hints, seconds: answer.seconds,
    };
  }

  function restart(places = null) {
    run = newRun(places);
    store.value.run = run;
    store.write();
    show();
    state.focus();
  }

  const state = element("p", { class: "quiz-state", tabindex: "-1" });
  const bar = element("progress", { class: "quiz-bar", "aria-label": "答えた問の割合" });

  // How far one has come, and what there is to know before one begins.
  function tellState() {
    const count = questions.length;
    const answered = isExam && !run.isDone
      ? questions.filter((question) => question.given() !== null).length
      : questions.filter(({ place }) => run.answers[place] !== undefined).length;
    state.textContent = run.isDone
      ? `${count}問に答えました。結果は問題の後にあります。`
      : `${count}問のうち${answered}問に答えました。` + (isExam ? "採点は最後にまとめてします。" : "");
    bar.max = count;
    bar.value = answered;
    const notes = [];
    if (store.isOutdated) notes.push("問題が新しくなったので、途中だった答えは使いません。");
    if (run.mode === "practice") notes.push("これは練習です。受けた回数には数えません。");
    const best = store.value.best;
    if (best !== null) {
      const percent = best.maximum > 0 ? Math.floor((best.score * 100) / best.maximum) : 0;
      notes.push(`このブラウザーでの最高は${percent}％（${best.date}）、回数は${store.value.attempts}回です。`);
    }
    if (run.seed !== null) notes.push(`並び順の番号は${run.seed}です。`);
    head.replaceChildren(state, bar,
      ...[store.notice()].filter((notice) => notice !== null),
      element("p", { class: "note", text: notes.join("") }),
      ...(run.isDone || answered === 0 ? [] : [element("p", {}, button("はじめからやり直す", () => {
        if (window.confirm("ここまでの答えを消して、はじめからやり直しますか。")) restart();
      }))]));
  }

  const { seed, keepsOrder } = wantedSeed();
  const kept = store.value.run;
  const isSame = isRunWhole(kept) && (seed === null || kept.seed === seed)
    && (!keepsOrder || kept.seed === null);
  run = isSame ? kept : newRun();
  show();
})();
