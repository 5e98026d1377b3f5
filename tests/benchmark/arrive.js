// In the page that is measured: when its first text, its program and its picture are there, in milliseconds from the
// start of the navigation on.
window.arrived = (() => {
  const all = selector => [...document.querySelectorAll(`[data-testid=stMain] ${selector}`)]
  const isThere = {
    text: () => all(".stMarkdown p, h1").some(one => one.checkVisibility() && one.innerText.length > 5),
    program: () => all("[data-testid=stCode] code, textarea").some(one => (one.value ?? one.textContent).length > 4),
    picture: () => all("[data-testid=stVegaLiteChart] .marks").length,
  }
  const times = {}
  return new Promise(done => {
    const look = () => {
      for (const [name, is] of Object.entries(isThere)) if (!(name in times) && is()) times[name] = performance.now()
      if (Object.keys(times).length < Object.keys(isThere).length) return requestAnimationFrame(look)
      done(times)
    }
    requestAnimationFrame(look)
  })
})()
