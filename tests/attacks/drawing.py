"""Figures: what is behind their objects, and more of them than a page can hold."""

START = "import matplotlib.pyplot as plt, numpy as np\nfig, ax = plt.subplots()\nline, = ax.plot([1, 2])\n"
# Reached through the parts of a figure, or handed over in the place of data.
BEHIND = """
    line.x|line.y|line.home|line.colour|line.__dict__|line.__class__.__init__|line.__dataclass_fields__|ax.x|ax.y
    ax.artists|ax.groups|ax.figure.meter|fig.meter|fig.meter.numbers|fig.axes_in|fig.open|ax.x.peers|ax.add_artist
    ax.__class__.__mro__[1].__subclasses__()|type(ax)(fig)|type(fig)(1)|type(line)([1], [2])|type(ax).artists.fget
    fig.canvas|fig.savefig('x')|plt.savefig('/tmp/x.png')|plt.imsave('x', [[1]])|plt.imread('x')|plt.get_backend
    plt.np|plt.State|plt.run|plt.copy|plt.plot.__globals__|plt.plot.__closure__|plt.plot.__wrapped__|ax.plot.__self__
    ax.plot.__func__|plt.gcf().__reduce__()|plt.cm.os|plt.style.library|plt.__dict__|plt.__loader__|plt.plot.x
    ax.callbacks|ax.set_picker|fig.add_axobserver|plt.connect('a', print)|plt.sca.__code__|plt.Figure.__init__
    ax.title.text.__class__.__base__.__subclasses__()|setattr(ax, 'artists', [])|setattr(line, 'x', 5)|vars(ax)
    delattr(ax, 'figure')|ax.figure.__setattr__|object.__setattr__(ax, 'x', 5)|plt.plot(print)|plt.plot(plt)
    plt.plot(lambda: 1)|plt.plot(iter(int, 1))|plt.plot(x for x in [1])|plt.plot(map(int, '12'))|plt.plot(type)
    plt.plot({1, 2})|plt.plot(b'12')|plt.plot(np.ones(2, dtype=object))
    plt.title(print.__self__)|plt.subplot(projection='3d')|plt.figure(FigureClass=print)|plt.plot([1], transform=print)
    plt.text(0, 0, 'a', picker=lambda *a: 1)|plt.annotate('a', (0, 0), arrowprops={1: 2})|plt.hist([1], bins=print)
    plt.rcParams.__class__.__subclasses__()|plt.rcParams.find_all|plt.legend(handles=[print], labels=['a'])
    plt.legend([fig], ['a'])|plt.sca(5)|plt.colorbar(5, ax=5)|plt.figure(type)|plt.close(5.5)|plt.axis(print)
    ax.set(figure=5)|ax.set(__class__=5)|ax.set(**{'x': 5})|line.set(x=[1])|line.set(home=5)|line.set_data(print, print)
"""
OWN = [
    "class A:\n    def __array__(self, *a): return 5\nplt.plot(A())",
    "class A:\n    def __iter__(self): return iter([1])\n    def __len__(self): return 1\nplt.plot(A())",
    "class A:\n    def __float__(self): return 1.0\nplt.plot([1], lw=A())",
    "class A(list):\n    def __iter__(self): return iter([1])\nplt.plot(A([1]))",
    "class A(dict):\n    def items(self): return 5\nplt.text(0, 0, 'a', fontdict=A())",
    "class A(float): pass\nplt.plot([A(1)])",
    "class A(int):\n    def __index__(self): return 5\nplt.subplot(A(1), 1, 1)",
    "class A:\n    def __index__(self): return 0\nplt.subplots(2)[1][A()]",
    "class A(torch.Tensor): pass\nplt.plot(A())",
    "a = [1]\na.append(a)\nplt.plot(a)",
    "a = {}\na['a'] = a\nplt.annotate('a', (0, 0), arrowprops=a)",
    "class A(type(ax)): pass",
    "match line:\n    case object(home=h, x=x): h.figure",
    "match ax:\n    case object(artists=a): a.append(5)",
]
LARGE_OF_FIGURES = [
    "for i in range(10**6): plt.plot([i])",
    "for i in range(10**6): plt.figure()",
    "for i in range(10**6):\n    plt.plot([1])\n    plt.show()",
    "for i in range(10**6):\n    plt.plot(np.ones(10**5))\n    plt.clf()",
    "for i in range(10**6): plt.text(0, 0, 'a' * 999)",
    "plt.text(0, 0, 'a' * 10**5)",
    "plt.plot(np.ones((1, 10**6)))",
    "plt.plot(np.ones(10**6))\nplt.plot(np.ones(10**6))",
    "plt.plot(np.ones((1000, 1000)))",
    "plt.subplots(10**9, 10**9)",
    "plt.subplots(1000, 1)",
    "plt.subplot(10**9, 10**9, 1)",
    "for i in range(10**6): fig.add_subplot(111)",
    "for i in range(10**6): ax.twinx()",
    "plt.hist([1, 2], bins=10**9)",
    "plt.hist([1, 2], bins=10**300)",
    "plt.hist([[1]] * 10**5, bins=10**4)",
    "plt.hist(np.ones(10**6), bins=5000, range=(0, 1e-300))",
    "plt.hist([1e-300, 1e300], 3000)",
    "plt.contour(np.ones((1000, 1000)), 10**9)",
    "plt.contour(np.random.rand(1000, 900), levels=150)",
    "plt.contour([[1, 2], [3, 4]], levels=list(range(10**5)))",
    "plt.contourf([[0, 1e300], [1, 2]], 100)",
    "plt.bar(np.ones((10**5, 1)), np.ones((1, 10**5)))",
    "plt.bar(range(10**5), 1)",
    "plt.bar(np.ones(10**6), 1)",
    "plt.bar([1], 1, width=np.ones((10**3, 10**3)))",
    "plt.quiver(np.ones(10**5), np.ones(10**5), 1, 1)",
    "plt.quiver(np.ones((1000, 300)), np.ones((1000, 300)))",
    "plt.imshow(np.ones((1000, 1000)))\nplt.show()",
    "plt.imshow(np.ones((1, 10**6)))",
    "plt.xticks(range(10**5))",
    "plt.xticks(range(10**5), range(10**5))",
    "plt.plot(['a' * 10**4] * 10**4)",
    "plt.plot([str(i) for i in range(10**5)])",
    "plt.scatter(range(10**5), range(10**5), c=['r', 'g'] * 50000)",
    "plt.scatter(range(10**5), range(10**5), c=[(0.1, 0.2, 0.3)] * 10**5)",
    "plt.errorbar(range(10**5), range(10**5), yerr=1, xerr=1, capsize=3)",
    "plt.stem(range(10**5))",
    "plt.fill_between(range(10**5), range(10**5))",
    "plt.hlines(range(10**5), 0, 1)",
    "plt.vlines(np.ones(10**6), 0, 1)",
    "plt.legend(['a'] * 10**5)",
    "plt.plot([1], label=['a' * 10**5])",
    "plt.loglog([1e-320, 1e308], [1e-320, 1e308])",
    "plt.xlim(-1e308, 1e308)\nplt.plot([1e308, -1e308])",
    "plt.xlim(0, 1e-320)",
    "plt.figure(figsize=(1e300, 1e300))",
    "plt.figure(10**3000)",
    "plt.arrow(0, 0, 1e308, 1e308, width=1e308)",
    "plt.title('$' + '{' * 900)",
    "plt.plot([1, 2], 'C' + '9' * 1000)",
    "plt.plot([1, 2], color='#' + 'f' * 10**4)",
    "plt.plot([1, 2], marker='$' + 'a' * 10**4 + '$')",
    "for i in range(10**6): plt.rcParams[i] = 'a' * 10**4",
    "line.set_data(np.ones(10**6), np.ones(10**6))\nline.get_xdata()",
    "a = [line.get_xdata() for i in range(10**6)]",
    "a = [plt.xticks() for i in range(10**6)]",
    "a = [ax.spines for i in range(10**6)]",
    "a = [fig.axes for i in range(10**6)]",
    "a = [plt.subplots() for i in range(10**6)]",
    "while True: plt.gcf()",
    "while True: plt.xlabel('a')",
]


def each(text: str) -> list[str]:
    return [START + use.strip() for line in text.strip().split("\n") for use in line.split("|")]


DRAWING_REFUSED = {"what is behind a figure": each(BEHIND), "classes in a figure": [START + one for one in OWN]}
DRAWING_SIZES = {"figures without end": [START + one for one in LARGE_OF_FIGURES]}
