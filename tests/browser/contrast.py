"""How far the rendered marks of a picture stand out from what they are drawn on, as WCAG reckons contrast."""

import json

# What is drawn, as [kind, role, what, contrast]; kind is "text", "line" or "cell" (the rim of a square). The ground of
# a mark is the page's own colour with every filled square on it that was drawn before and lies under the mark's middle.
RENDERED = """selector => {
    const rgba = text => {
        const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number)
        return [r, g, b, a]
    }
    const over = ([r, g, b, a], ground) => [r, g, b].map((value, at) => value * a + ground[at] * (1 - a))
    const light = ([r, g, b]) => [r, g, b].map(value => value / 255).map(
        value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    ).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0)
    const contrast = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
        return (bright + 0.05) / (dark + 0.05)
    }
    const ground_of = node => {
        const own = rgba(getComputedStyle(node).backgroundColor)
        return own[3] === 1 || !node.parentElement ? own : over(own, ground_of(node.parentElement))
    }
    // The colour of a mark's fill or stroke, with every opacity that applies to it.
    const paint = (mark, part) => {
        const style = getComputedStyle(mark)
        if (style[part] === 'none' || (part === 'stroke' && parseFloat(style.strokeWidth) === 0)) return null
        const [r, g, b, a] = rgba(style[part])
        let seen = a * parseFloat(style[part + 'Opacity'])
        for (let node = mark; node.localName !== 'svg'; node = node.parentElement) {
            seen *= parseFloat(getComputedStyle(node).opacity)
        }
        return seen > 0 ? [r, g, b, seen] : null
    }
    const drawn = []
    for (const svg of document.querySelectorAll(selector)) {
        const page = ground_of(svg.parentElement)
        const squares = []
        const under = (x, y) => squares.reduce(
            (ground, [box, fill]) => box.left < x && x < box.right && box.top < y && y < box.bottom
                ? over(fill, ground) : ground,
            page
        )
        const tell = (kind, role, what, colour, x, y) => {
            if (!colour) return
            const ground = under(x, y)
            drawn.push([kind, role, what, contrast(over(colour, ground), ground)])
        }
        for (const mark of svg.querySelectorAll('path, line, text, rect')) {
            if (mark.closest('defs, clipPath, [class*=role-axis-grid], .background')) continue
            if (!mark.checkVisibility() || mark.closest('[style*="display: none"]')) continue
            const role = mark.closest('[class*=mark-]')?.getAttribute('class').split(' ')[0] ?? ''
            const name = mark.closest('[class*=role-axis]')?.getAttribute('class').match(/role-[\\w-]+/)[0] ?? role
            const box = mark.getBoundingClientRect()
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
            const what = (mark.textContent || mark.getAttribute('d') || '').slice(0, 30)
            if (mark.localName === 'text') {
                // A rim in the colour of the ground is drawn first, and its letters again without it.
                const rim = paint(mark, 'stroke')
                if (what.trim() && !rim) tell('text', name, what, paint(mark, 'fill'), x, y)
            } else if (role === 'mark-rect') {
                const [fill, rim] = [paint(mark, 'fill'), paint(mark, 'stroke')]
                if (rim) drawn.push(['cell', name, rim.join(), contrast(over(rim, page), page)])
                if (fill) squares.push([box, fill])
            } else if (box.width || box.height) {
                tell('line', name, what, paint(mark, 'stroke') ?? paint(mark, 'fill'), x, y)
            }
        }
    }
    return drawn
}"""
LEAST = {"text": 4.5, "line": 3, "cell": 3}


def contrasts(page, selector="[data-testid=stVegaLiteChart] svg.marks"):
    """Every mark of the pictures that `selector` finds: what kind it is, Vega's role, its text, and its contrast."""
    return page.evaluate(RENDERED, selector)


def faint(marks):
    """The marks that stand out too little."""
    return [json.dumps(mark) for mark in marks if mark[3] < LEAST[mark[0]]]
