// Small scripts of Streamlit's front end that came with the page: whoever imports one of them gets it from here.
// "~/" stands in them for the folder of all scripts.
(scripts => {
  const folder = new URL("./static/js/", document.baseURI).href
  const imports = {}
  for (const [name, text] of Object.entries(scripts)) {
    const script = text.replace(/(["'`])~\/(?=[\w.-]+\.js\1)/g, `$1${folder}`)
    imports[folder + name] = URL.createObjectURL(new Blob([script], { type: "text/javascript" }))
  }
  const map = document.createElement("script")
  map.type = "importmap"
  map.textContent = JSON.stringify({ imports })
  document.currentScript.after(map)
})(SCRIPTS)
