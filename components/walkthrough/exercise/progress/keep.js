// What is done of the exercises, in this browser's own storage: told to a new session, and written as it goes on.
const NAME = "pytorch-live exercises"
const forgotten = new Set()

const read = () => {
  try {
    return localStorage.getItem(NAME) ?? ""
  } catch {
    return "" // a browser may refuse to keep anything
  }
}

const parsed = (text) => {
  try {
    const found = JSON.parse(text)
    return found && typeof found === "object" && !Array.isArray(found) ? found : {}
  } catch {
    return {}
  }
}

const write = (mine) => {
  // Another tab may have done other exercises.
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...parsed(read()), ...parsed(mine) }))
  } catch {}
}

export default ({ data, setStateValue }) => {
  if (data.forget && !forgotten.has(data.forget)) {
    forgotten.add(data.forget)
    try {
      localStorage.removeItem(NAME)
    } catch {}
  }
  if (data.asks) {
    const text = read()
    setStateValue("kept", { asks: data.asks, text: text.length > data.longest ? "" : text })
  } else if (data.keep && data.keep !== "{}") {
    write(data.keep)
  }
}
