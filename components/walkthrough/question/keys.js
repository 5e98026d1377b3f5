// While the focus is in a question, arrow keys move in it and do not turn the step, and Enter answers.
if (!document.body.questionKeys) {
  document.body.questionKeys = true;
  // Behind Streamlit's own handling of a group of choices, and before that of the page's keys.
  document.body.addEventListener("keydown", (event) => {
    const question = event.target.closest(".st-key-question");
    if (question && /^(Arrow|Page)/.test(event.key)) event.stopPropagation();
    if (question && event.key === "Enter" && event.target.type === "radio") {
      question.querySelector("[data-testid=stFormSubmitButton] button").click();
    }
  });
}
