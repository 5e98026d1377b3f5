"""What a browser measures on a page as it stands."""

# The size in pixels of every text that is seen, and its words, smallest first. Not letters:
# the signs of an icon font, and formulas' marks that only a screen reader has. Streamlit's own: the toolbar over a
# chart or a grid, its main menu, the key cap in a button.
SMALL = """least => {
    const own = '[data-testid=stElementToolbar], [data-testid=stMainMenu], [data-testid=stIconMaterial], kbd, '
        + '[data-testid=stStatusWidget]'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement
        const words = walker.currentNode.data.trim()
        if (!words || parent.closest(`script, style, noscript, .katex-mathml, ${own}`)) continue
        if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue
        const range = document.createRange()
        range.selectNode(walker.currentNode)
        const box = range.getBoundingClientRect()
        if (box.width <= 1 || box.height <= 1) continue
        const svg = parent.closest('svg')
        const scale = svg?.viewBox?.baseVal?.width
            ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
        const size = parseFloat(getComputedStyle(parent).fontSize) * scale
        // Formulas set their exponents smaller, as print does.
        if (size < least - 0.01 && !parent.closest('.katex .msupsub')) found.push([size, words.slice(0, 40)])
    }
    return found.sort((a, b) => a[0] - b[0])
}"""
# What lies under the toolbars, shown or not: the words that are covered.
COVERED = """() => {
    const bars = [...document.querySelectorAll('[data-testid=stElementToolbar]')]
        .map(bar => [bar, bar.getBoundingClientRect()]).filter(([, box]) => box.width)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const things = [...document.querySelectorAll('button, input, textarea, canvas')]
        .map(one => [one, one.getBoundingClientRect(), one.ariaLabel ?? one.innerText])
    while (walker.nextNode()) {
        const [node, range] = [walker.currentNode, document.createRange()]
        range.selectNodeContents(node)
        if (node.data.trim()) things.push([node.parentElement, range.getBoundingClientRect(), node.data])
    }
    const found = []
    for (const [bar, box] of bars) for (const [one, at, words] of things) {
        if (bar.contains(one) || !one.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue
        if (one.closest('[data-testid=stElementToolbar], style, script, .katex-mathml')) continue
        const across = Math.min(box.right, at.right) - Math.max(box.left, at.left)
        const down = Math.min(box.bottom, at.bottom) - Math.max(box.top, at.top)
        if (across > 1 && down > 1) found.push(words.slice(0, 40))
    }
    return found
}"""
# The pairs of controls of which one lies over the other.
OVERLAID = """() => {
    const kinds = ['NumberInputContainer', 'TextInputRootElement', 'RadioOption', 'Slider', 'Selectbox']
        .map(kind => `[data-testid=st${kind}]`)
    const controls = [...document.querySelectorAll(['button', '[data-testid=stCheckbox] label', ...kinds].join())]
        .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter(one => !one.closest('[data-testid=stElementToolbar], header'))
        .map(one => [one, one.getBoundingClientRect(), one.closest('[class*=st-key-]')?.className.match(/st-key-\\w+/)])
    const found = []
    controls.forEach(([one, box, name], place) => controls.slice(place + 1).forEach(([other, at, its]) => {
        if (one.contains(other) || other.contains(one)) return
        const across = Math.min(box.right, at.right) - Math.max(box.left, at.left)
        const down = Math.min(box.bottom, at.bottom) - Math.max(box.top, at.top)
        if (across > 1 && down > 1) found.push(`${name} and ${its}`)
    }))
    return found
}"""
OUTSIDE = """() => [...document.querySelectorAll('[data-testid=stElementToolbar]')]
    .map(bar => bar.getBoundingClientRect()).filter(box => box.width && box.right > document.body.clientWidth).length"""
# What is painted red: the element's words, or its kind where it has none. A wrong tangent is dashed and says "wrong".
RED = """() => {
    const isRed = text => {
        const [r, g, b, alpha = 1] = (text.match(/^rgba?\\(/) ? text.match(/[\\d.]+/g) : [0, 0, 0]).map(Number)
        const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
        return alpha > 0.04 && r === most && (most - least) > 0.2 * most && Math.abs(g - b) < 0.25 * (most - least)
    }
    const isLine = mark => mark instanceof SVGElement && mark.localName !== 'svg'
    const painted = one => {
        const style = getComputedStyle(one)
        if (isLine(one)) return [style.fill, style.stroke]
        const sides = ['Top', 'Right', 'Bottom', 'Left'].filter(side => parseFloat(style[`border${side}Width`]))
        return [
            style.backgroundColor, ...style.backgroundImage.match(/rgba?\\([^)]*\\)/g) ?? [],
            ...style.boxShadow.match(/rgba?\\([^)]*\\)/g) ?? [], ...sides.map(side => style[`border${side}Color`]),
            ...parseFloat(style.outlineWidth) && style.outlineStyle !== 'none' ? [style.outlineColor] : [],
            ...[...one.childNodes].some(child => child.nodeType === 3 && child.data.trim()) ? [style.color] : [],
        ]
    }
    const ofWrong = one => /wrong/i.test((one.closest('text') ?? one).textContent)
        || (isLine(one) && getComputedStyle(one).strokeDasharray !== 'none')
    return [...document.querySelectorAll('body *')]
        .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter(one => painted(one).some(isRed) && !ofWrong(one))
        .map(one => (one.textContent.trim() || one.outerHTML).slice(0, 120))
}"""
