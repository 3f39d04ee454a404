// SPDX-License-Identifier: MIT
// A 分岐事例 on the page: one scene at a time, the points of the ways that were taken. Without this script all
// scenes stand below each other, and the ways are links.
"use strict";

(() => {
  const shared = window.kosapoQuiz;
  const { element, button } = shared;
  const desk = document.getElementById("page-quiz");
  const data = shared.readData(desk);
  const store = new shared.Store(data.quiz, data.version);
  const sections = [...desk.querySelectorAll(".scene")];
  const head = element("div", { class: "quiz-head" });
  const said = element("div", { class: "feedback", role: "status" });
  const foot = element("div", { class: "quiz-foot" });
  desk.prepend(head, said);
  desk.append(foot);

  const newRun = () => ({ name: shared.newRunName(), steps: [], isDone: false, started: Date.now() });
  const isWhole = (kept) => kept !== null && typeof kept === "object" && Array.isArray(kept.steps)
    && kept.steps.every(({ scene, way }) => data.scenes[scene]?.ways[way]);

  let run = isWhole(store.value.run) ? store.value.run : newRun();

  function current() {
    const last = run.steps.at(-1);
    return last ? data.scenes[last.scene].ways[last.way].target : 0;
  }

  // The steps of the way here without its loops: who comes back to a scene goes on from there anew.
  function countedSteps() {
    const counted = [];
    const cut = (scene) => {
      const first = counted.findIndex((step) => step.scene === scene);
      if (first >= 0) counted.length = first;
    };
    for (const step of run.steps) {
      cut(step.scene);
      counted.push(step);
    }
    cut(current());
    return counted;
  }

  const pointsOf = ({ scene, way }) => data.scenes[scene].ways[way].points;
  const score = () => countedSteps().reduce((sum, step) => sum + pointsOf(step), 0);

  function keep() {
    store.value.run = run;
    store.write();
  }

  function show(movesFocus) {
    const place = current();
    const isOver = data.scenes[place].ways.length === 0;
    sections.forEach((section, index) => {
      section.hidden = index !== place;
    });
    if (isOver && !run.isDone) {
      run.isDone = true;
      run.date = shared.today();
      run.seconds = Math.min(Math.round((Date.now() - run.started) / 1000), 7200);
      store.finish(score() * 100, data.best * 100, true);
      keep();
    }
    head.replaceChildren(
      element("p", { class: "quiz-state", text: `${countedSteps().length + 1}つ目の場面です。得点は${score()}点です。` }),
      ...[store.notice()].filter((notice) => notice !== null));
    foot.replaceChildren();
    if (isOver) showResult();
    else if (run.steps.length > 0) foot.append(element("p", {}, button("はじめからやり直す", restart)));
    if (!movesFocus) return;
    const heading = sections[place].querySelector("h2");
    heading.setAttribute("tabindex", "-1");
    heading.focus();
  }

  function take(scene, way) {
    const chosen = data.scenes[scene].ways[way];
    run.steps.push({ scene, way });
    said.replaceChildren(
      element("p", { text: `「${chosen.text}」を選びました。` }),
      ...(chosen.comment ? [element("div", { class: "comment", html: chosen.comment })] : []));
    keep();
    show(true);
  }

  function restart() {
    run = newRun();
    said.replaceChildren();
    keep();
    show(true);
  }

  function showResult() {
    const total = score() * 100;
    const maximum = data.best * 100;
    const { section } = shared.resultSection({
      quiz: data.quiz, title: data.title, publisher: data.publisher, run: run.name, date: run.date,
      seed: null, mode: "attempt", score: total, maximum, pass: data.pass, seconds: run.seconds,
      passed: data.pass === null ? null : total * 100 >= data.pass * maximum, wrong: null,
      answers: countedSteps().map((step) => {
        const scene = data.scenes[step.scene];
        const most = Math.max(...scene.ways.map((way) => way.points));
        return {
          id: scene.id, quiz: data.quiz, version: scene.version, kind: "branch",
          given: scene.ways[step.way].text, correct: pointsOf(step) === most, points: pointsOf(step),
          max: most, hints: 0, seconds: 0,
        };
      }),
    }, [button("はじめからもう一度", restart)]);
    const path = element("section", { class: "quiz-path", "aria-labelledby": "page-path" },
      element("h2", { id: "page-path", text: "たどった道" }),
      element("ol", {}, ...countedSteps().map((step) => {
        const scene = data.scenes[step.scene];
        const way = scene.ways[step.way];
        return element("li", {}, `${scene.title} → ${way.text}（${way.points}点）`,
          way.comment ? element("div", { class: "comment", html: way.comment }) : null);
      })));
    foot.replaceChildren(path, section);
  }

  desk.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-way]");
    if (!link) return;
    event.preventDefault();
    take(current(), Number(link.dataset.way));
  });
  show(false);
})();
