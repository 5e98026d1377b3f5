// In the page that is measured. A tangent is whatever is drawn 4 pixels wide; times are in milliseconds.
window.watch = (() => {
  const all = selector => [...document.querySelectorAll(selector)]
  const drawn = mark => ["d", "transform", "x2", "y2"].map(name => mark.getAttribute(name)).join(" ")
  const tangents = () => all("[data-testid=stVegaLiteChart] :is(.mark-line, .mark-rule) > [stroke-width='4']").map(drawn)
  const texts = () => all("[data-testid=stMarkdown]:not(:has([data-testid=stCaptionContainer])), [data-testid=stCode]").map(text => text.textContent)
  const slopes = () => texts().filter(text => /slope|x\.grad/.test(text))
  const words = () => all("[data-testid=stVegaLiteChart] svg text").map(text => text.textContent).filter(text => /slope/.test(text))
  const allNew = (before, now) => now.length && now.every((part, index) => part !== before[index])
  const frame = () => new Promise(requestAnimationFrame)
  const until = async (reached, start) => {
    while (!reached()) {
      if (performance.now() - start > 60000) throw Error("nothing to be seen after a minute")
      await frame()
    }
    return performance.now() - start
  }

  // From the start of the navigation to the first frame with tangents and slopes.
  const painted = () => until(() => tangents().length && slopes().length, 0)

  // From the next key press to the first frame in which every tangent and slope in the picture is a new one, or beside it
  // if the picture says none; and to that in which every text about slopes is one too.
  let result
  const awaitStep = () => {
    const before = {tangents: tangents(), words: words(), slopes: slopes()}
    const isRead = () => allNew(before.slopes, slopes())
    const isDrawn = () => allNew(before.tangents, tangents()) && (words().length ? allNew(before.words, words()) : isRead())
    result = new Promise((done, failed) => {
      const wait = ({timeStamp}) => Promise.all([until(isDrawn, timeStamp), until(isRead, timeStamp)]).then(done, failed)
      addEventListener("keydown", wait, {capture: true, once: true})
    })
  }

  // [frames, frames with other tangents than the one before] a second, from now until stop().
  let counting
  const count = async () => {
    const start = performance.now()
    let frames = 0, changes = 0, before = tangents().join()
    for (counting = true; counting; frames += 1) {
      await frame()
      const now = tangents().join()
      changes += now !== before
      before = now
    }
    const seconds = (performance.now() - start) / 1000
    return [frames / seconds, changes / seconds]
  }

  return {
    painted,
    awaitStep,
    count: () => { result = count() },
    stop: () => { counting = false },
    result: () => result,
  }
})()
