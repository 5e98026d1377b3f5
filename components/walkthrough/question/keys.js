// While the focus is in a question, arrow keys move in it and do not turn the step, and Enter answers.
if (!document.body.questionKeys) {
  document.body.questionKeys = true;
  const questionOf = (event) => event.target.closest(".st-key-question");
  // Behind a group of choices, which takes its arrow keys, and before the page's keys.
  document.body.addEventListener("keydown", (event) => {
    if (questionOf(event) && /^(Arrow|Page)/.test(event.key)) event.stopPropagation();
  });
  // Before a group of choices, which takes Enter and does nothing with it.
  document.body.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.type === "radio") {
      questionOf(event)?.querySelector("[data-testid=stFormSubmitButton] button").click();
    }
  }, true);
}
