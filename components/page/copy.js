// The button of a program or an output copies its text. Loaded once by each page of the browser.
(() => {
  if (window.copies) return
  window.copies = true

  const SHOWN = 2000 // milliseconds that a button says that it has copied

  // Browsers give the clipboard away on secure pages only, which a server in a hall's own network is not.
  function copySelected(code) {
    const selection = getSelection()
    selection.selectAllChildren(code)
    const isCopied = document.execCommand("copy")
    selection.removeAllRanges()
    return isCopied
  }

  function say(button, words) {
    button.ariaLabel = button.title = words
  }

  window.addEventListener("click", async event => {
    const button = event.target.closest?.(".stCode > button")
    if (!button) return
    const code = button.parentElement.querySelector("code")
    const isCopied = await navigator.clipboard?.writeText(code.textContent).then(() => true, () => false)
    if (!isCopied && !copySelected(code)) return
    say(button, "COPIED")
    button.classList.add("copied")
    setTimeout(() => {
      say(button, "COPY")
      button.classList.remove("copied")
    }, SHOWN)
  })
})()
