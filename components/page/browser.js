// Loaded once by each page of the browser; it stays while the app's pages come and go.
(() => {
  if (window.goesOn) return
  window.goesOn = true

  const listen = (names, act) => names.forEach(name => window.addEventListener(name, act, true))

  // Before what keeps a press back: that is one too.
  // Back goes by page, section and step: what else changes in the address is written over the entry that stands. One
  // press makes one entry, however often its page then puts its address right.
  let acted = false
  const place = address => {
    const url = new URL(address, location)
    return [url.pathname, ...["lesson", "step", "view"].map(name => url.searchParams.get(name))].join(" ")
  }
  listen(["pointerdown", "keydown"], () => { acted = true })
  listen(["popstate"], () => { acted = false })
  const { pushState, replaceState } = history
  history.pushState = history.replaceState = (state, title, address) => {
    const isNew = acted && place(address ?? location) !== place(location)
    if (isNew) acted = false
    ;(isNew ? pushState : replaceState).call(history, state, title, address)
  }

  // A press that ends the typing in a field. Streamlit sends what was typed when the field is left, so between the
  // press and its release: the answer may move the control away from under the finger, and if both are sent as one
  // message, only the part of the page that the field is in is run. So the field is left when the control is released,
  // and the control is pressed when the field's run is over.
  const FIELDS = "[data-testid=stTextInput], [data-testid=stTextArea], [data-testid=stNumberInput], .slider"
  const CONTROLS = "button, a, label, summary, [role=button], [role=radio], [role=tab]"
  const LONGEST = 3000 // milliseconds that a press waits; a program may run as long
  const ADOPTING = 1000 // of these, until the server has answered for the numbers that sliders stand at
  let typed = null // the field whose text is not sent yet
  let sent = null // the run of what was sent last, while it lasts

  // What goes through the app's websocket; it was opened before this script came.
  const count = { sent: 0, answered: 0 }
  const known = new WeakSet()
  const { send } = WebSocket.prototype
  WebSocket.prototype.send = function (data) {
    count.sent += 1
    if (!known.has(this)) this.addEventListener("message", () => { count.answered += 1 })
    known.add(this)
    return send.call(this, data)
  }

  const isRunning = () => document.querySelector("[data-test-script-state]").dataset.testScriptState !== "notRunning"
  const aMoment = () => new Promise(done => setTimeout(done, 15))
  // A field that has not heard of its slider's number yet would be sent with the press, as if it had been moved back.
  const isBehind = () => [...document.querySelectorAll(".slider")].some(slider => slider.number !== slider.answered)

  async function runIsOver() {
    const before = { ...count }
    // Streamlit sends in a task of its own, and a text that is as it was not at all.
    await aMoment()
    if (count.sent === before.sent) return
    const end = performance.now() + LONGEST
    for (let quiet = 0; quiet < 2 && performance.now() < end;) {
      await aMoment()
      quiet = count.answered > before.answered && !isRunning() ? quiet + 1 : 0
    }
    const adopted = performance.now() + ADOPTING
    while (isBehind() && performance.now() < adopted) await aMoment()
    await aMoment()
  }

  function isSent() {
    typed = null
    const mine = (sent = runIsOver().then(() => { if (sent === mine) sent = null }))
  }

  const pressed = event => {
    const control = event.target.closest?.(CONTROLS)
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    return isPlain && (typed || sent) && !typed?.closest(FIELDS).contains(control) ? control : null
  }

  // A run may put another element in a control's place, with the same words.
  const words = control => [control.tagName, control.ariaLabel ?? control.innerText].join(" ")
  const alike = wanted => [...document.querySelectorAll(CONTROLS)].filter(control => words(control) === wanted)

  listen(["input"], event => { if (event.target.closest?.(FIELDS)) typed = event.target })
  // A slider (slider.js) says itself when it has told the server.
  listen(["focusout", "sent"], event => { if (event.target === typed) isSent() })
  listen(["keydown"], event => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.tagName === "INPUT")
    if (event.target === typed && sends) isSent()
  })
  listen(["pointerdown", "mousedown", "pointerup", "mouseup"], event => {
    if (!pressed(event)) return
    event.stopImmediatePropagation()
    // The field keeps the focus.
    if (event.type === "mousedown") event.preventDefault()
  })
  listen(["click"], async event => {
    const control = pressed(event)
    if (!control || !event.isTrusted) return
    event.stopImmediatePropagation()
    event.preventDefault()
    document.body.style.cursor = "progress"
    const wanted = words(control)
    const rank = alike(wanted).indexOf(control)
    typed?.blur()
    await sent
    document.body.style.cursor = ""
    const standing = control.isConnected ? control : alike(wanted)[rank]
    if (!standing) return
    // Of a switch or a choice, what a keyboard would press.
    const target = standing.querySelector("input") ?? standing
    target.focus({ preventScroll: true })
    target.click()
  })
})()
