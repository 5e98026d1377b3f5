// A comma typed into a number is its point: where the browser knows no other, it would drop the comma, and 2,5 be 25.
// A field that takes code is neither corrected nor begun with a capital, and a picture that scrolls by itself can be
// scrolled by keys; also one that is drawn later.
if (!document.body.codeFields) {
  const FIELDS = ".st-key-code textarea, .st-key-programs textarea, [class*=st-key-exercise_lines] textarea, .st-key-f input, .st-key-g input, .st-key-question input";
  const mark = () => {
    for (const field of document.querySelectorAll(FIELDS)) {
      if (field.getAttribute("autocapitalize") === "off") continue;
      field.setAttribute("autocapitalize", "off");
      field.setAttribute("autocorrect", "off");
      field.setAttribute("spellcheck", "false");
    }
    for (const picture of document.querySelectorAll('.st-key-scrolls:not([tabindex="0"])')) {
      picture.setAttribute("tabindex", "0");
      picture.setAttribute("role", "region");
      picture.setAttribute("aria-label", "PICTURE");
    }
  };
  document.addEventListener("beforeinput", event => {
    if (event.data !== "," || event.target.type !== "number") return;
    event.preventDefault();
    document.execCommand("insertText", false, ".");
  });
  document.body.codeFields = new MutationObserver(mark);
  document.body.codeFields.observe(document.body, { childList: true, subtree: true });
  mark();
}
