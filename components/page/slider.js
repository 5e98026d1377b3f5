// A number's slider, and the pictures that follow it: while it moves, everything happens in this browser.
// A picture hears of a move as the event "moved" of the window, and draws from the rows that it has; when the movement
// rests, the server hears of it, and its answer comes with the rows of exactly this number.
(() => {
  if (window.sliders?.take) return

  const REST = 150 // milliseconds
  const standing = {} // by the number's name: its slider, and what its pictures are told

  const tell = name => window.dispatchEvent(new CustomEvent("moved", { detail: { name, ...standing[name].told } }))
  const fieldOf = range => range.closest("[class*=st-key-number_]").querySelector("input[type=number]")
  const isAllowed = (range, value) => Number.isFinite(value) && value >= +range.min && value <= +range.max

  function show(range, value) {
    range.value = value
    // A slider stands at its steps; what was typed may lie between them.
    range.number = value
    range.setAttribute("aria-valuetext", value)
    const part = (value - range.min) / (range.max - range.min)
    range.style.setProperty("--part", `${100 * Math.min(Math.max(part, 0), 1)}%`)
    standing[range.name].told.value = value
    tell(range.name)
  }

  function move(range, value) {
    show(range, value)
    write(range)
    range.isMoving = true
    clearTimeout(range.timer)
    range.timer = setTimeout(send, REST, range)
  }

  // The field shows the number at once. If what was typed there is no number of its own, Streamlit holds on to that until
  // something else is typed.
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")
  function write(range) {
    const field = fieldOf(range)
    if (!field) return
    if (!range.isTyped) {
      field.value = range.number
      return
    }
    range.isTyped = false
    set.call(field, range.number)
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  function send(range) {
    if (!range.isMoving) return
    range.isMoving = false
    clearTimeout(range.timer)
    range.setTriggerValue("moved", range.number)
    range.dispatchEvent(new Event("sent", { bubbles: true }))
  }

  // With each new number the server sends a component, which hands itself over.
  const take = ({ data, parentElement, setTriggerValue }) => {
    const { name, min, max, step, value, answer, follows = answer !== null } = data
    let range = parentElement.querySelector("input")
    if (!range) {
      range = parentElement.appendChild(document.createElement("input"))
      range.type = "range"
      range.className = "slider"
    }
    const told = standing[name]?.range === range ? standing[name].told : {}
    standing[name] = { range, told }
    Object.assign(range, { name, min, max, step, follows, setTriggerValue })
    range.ariaLabel = fieldOf(range)?.ariaLabel
    told.answer = answer
    range.answered = value
    range.isTyped = false
    // What moves on is ahead of the answer, which the field has taken.
    if (range.isMoving) {
      tell(name)
      if (fieldOf(range)) fieldOf(range).value = range.number
    } else show(range, value)
  }

  const listen = (names, act) => names.forEach(name => window.addEventListener(name, act, true))
  const isSlider = element => element.matches?.("[class*=st-key-number_] input[type=range]")
  const sliderOf = field => field.closest?.("[class*=st-key-number_]")?.querySelector("input[type=range]")

  listen(["input"], ({ target, isTrusted }) => {
    if (isSlider(target)) move(target, Number((+target.value).toPrecision(12)))
    else read(target)
    const beside = isTrusted && target.type === "number" && sliderOf(target)
    if (beside) beside.isTyped = true
  })
  // The arrow keys of a field.
  listen(["keydown"], ({ target }) => requestAnimationFrame(() => read(target)))
  // Without a picture that follows, each press of a key is asked for its answer.
  listen(["change"], ({ target }) => { if (isSlider(target) && !target.follows) send(target) })
  function read(field) {
    const range = field.type === "number" && sliderOf(field)
    if (range && field.value !== "" && isAllowed(range, +field.value) && +field.value !== range.number) {
      show(range, +field.value)
    }
  }
  // A finger that scrolls the page from here has moved nothing.
  listen(["pointerdown"], ({ target }) => { if (isSlider(target)) target.before = target.number })
  listen(["pointercancel"], ({ target }) => {
    if (isSlider(target) && target.number !== target.before) move(target, target.before)
  })
  // A press of anything else comes after the movement; a slider that is let go has ended it.
  listen(["pointerdown", "focusout", "pointerup"], ({ target, type }) => {
    for (const { range } of Object.values(standing)) {
      if (target !== range || type !== "pointerdown") send(range)
    }
  })

  // A click in a picture is its number, as fine as its points are.
  listen(["click"], ({ target, clientX }) => {
    if (!target.closest?.("[class*=x_target]")) return
    const { range } = standing.x ?? {}
    if (!range?.isConnected) return
    const { left, width } = target.getBoundingClientRect()
    const digits = 1 - Math.floor(Math.log10(range.step) + 1e-9)
    const part = Math.min(Math.max((clientX - left) / width, 0), 1)
    const value = Number((+range.min + part * (range.max - range.min)).toFixed(Math.max(digits, 0)))
    move(range, Math.min(Math.max(value, range.min), range.max))
    send(range)
  })

  // A picture that is drawn anew, in other colours say, has heard of nothing.
  const isPicture = node => node.matches?.("svg.marks") || node.querySelector?.("svg.marks")
  new MutationObserver(changes => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isPicture))) return
    for (const [name, { range }] of Object.entries(standing)) if (range.isConnected) tell(name)
  }).observe(document.body, { childList: true, subtree: true })

  const early = window.sliders ?? []
  window.sliders = { take, push: take }
  early.forEach(take)
})()
