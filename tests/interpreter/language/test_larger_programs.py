"""Programs of a page or two, as a course has them: a scalar autograd engine, a bank, a matrix, a game of life."""

import pytest

ENGINE = '''
class Value:
    """Stores a single scalar value and its gradient."""

    def __init__(self, data, _children=(), _op=''):
        self.data = data
        self.grad = 0
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')

        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out

    def __pow__(self, other):
        assert isinstance(other, (int, float)), "only supporting int/float powers for now"
        out = Value(self.data ** other, (self,), f'**{other}')

        def _backward():
            self.grad += (other * self.data ** (other - 1)) * out.grad
        out._backward = _backward
        return out

    def relu(self):
        out = Value(0 if self.data < 0 else self.data, (self,), 'ReLU')

        def _backward():
            self.grad += (out.data > 0) * out.grad
        out._backward = _backward
        return out

    def tanh(self):
        x = self.data
        t = (math.exp(2 * x) - 1) / (math.exp(2 * x) + 1)
        out = Value(t, (self,), 'tanh')

        def _backward():
            self.grad += (1 - t ** 2) * out.grad
        out._backward = _backward
        return out

    def backward(self):
        # topological order all of the children in the graph
        topo = []
        visited = set()

        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)
        build_topo(self)
        # go one variable at a time and apply the chain rule to get its gradient
        self.grad = 1
        for v in reversed(topo):
            v._backward()

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other ** -1

    def __rtruediv__(self, other):
        return other * self ** -1

    def __repr__(self):
        return f"Value(data={self.data}, grad={self.grad})"

'''
DEMO = """
a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b ** 3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e ** 2
g = f / 2.0
g += 10.0 / f
print(f'{g.data:.4f}')
g.backward()
print(f'{a.grad:.4f}')
print(f'{b.grad:.4f}')
[f"{v.grad:.6f}" for v in (a, b, g)], Value(3), a is not b
x1, x2, w1, w2, bias = Value(2.0), Value(0.0), Value(-3.0), Value(1.0), Value(6.8813735870195432)
o = (x1 * w1 + x2 * w2 + bias).tanh()
o.backward()
[round(v.grad, 4) for v in (x1, w1, x2, w2)]
x = torch.tensor(2.0, requires_grad=True)
y = (x ** 2 + 3 * x).relu()
y.backward()
v = Value(2.0)
w = (v ** 2 + 3 * v).relu()
w.backward()
x.grad.item() == v.grad, y.item() == w.data
Value(2) ** Value(3)
"""
NETWORK = """
import random

class Module:
    def zero_grad(self):
        for p in self.parameters():
            p.grad = 0

    def parameters(self):
        return []

class Neuron(Module):
    def __init__(self, weights, nonlin=True):
        self.w = [Value(w) for w in weights]
        self.b = Value(0)
        self.nonlin = nonlin

    def __call__(self, x):
        act = sum((wi * xi for wi, xi in zip(self.w, x)), self.b)
        return act.tanh() if self.nonlin else act

    def parameters(self):
        return self.w + [self.b]

    def __repr__(self):
        return f"{'Tanh' if self.nonlin else 'Linear'}Neuron({len(self.w)})"

class Layer(Module):
    def __init__(self, nin, nout, **kwargs):
        self.neurons = [Neuron([((i + j) % 3 - 1) / 2 + 0.1 for j in range(nin)], **kwargs) for i in range(nout)]

    def __call__(self, x):
        out = [n(x) for n in self.neurons]
        return out[0] if len(out) == 1 else out

    def parameters(self):
        return [p for n in self.neurons for p in n.parameters()]

    def __repr__(self):
        return f"Layer of [{', '.join(str(n) for n in self.neurons)}]"

class MLP(Module):
    def __init__(self, nin, nouts):
        sz = [nin] + nouts
        self.layers = [Layer(sz[i], sz[i + 1], nonlin=i != len(nouts) - 1) for i in range(len(nouts))]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]

    def __repr__(self):
        return f"MLP of [{', '.join(str(layer) for layer in self.layers)}]"

n = MLP(3, [4, 1])
n
len(n.parameters())
xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]
for k in range(5):
    ypred = [n(x) for x in xs]
    loss = sum((yout - ygt) ** 2 for ygt, yout in zip(ys, ypred))
    n.zero_grad()
    loss.backward()
    for p in n.parameters():
        p.data += -0.05 * p.grad
    print(k, f'{loss.data:.6f}')
[round(n(x).data, 4) for x in xs]
"""
LIFE = """
def neighbours(cell):
    x, y = cell
    return {(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)}
def step(alive):
    around = {}
    for cell in alive:
        for other in neighbours(cell):
            around[other] = around.get(other, 0) + 1
    return {cell for cell, n in around.items() if n == 3 or n == 2 and cell in alive}
def show(alive, size=6):
    for y in range(size):
        print(''.join('#' if (x, y) in alive else '.' for x in range(size)))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    glider = step(glider)
show(glider)
sorted(glider)
"""
BANK = """
class Error(Exception): pass
class Insufficient(Error):
    def __init__(self, account, amount):
        self.missing = amount - account.balance
        super().__init__(f'{account.owner} lacks {self.missing}')
class Account:
    opened = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        Account.opened += 1
    @property
    def balance(self): return self._balance
    def withdraw(self, amount):
        if amount > self._balance:
            raise Insufficient(self, amount)
        self._balance -= amount
        self.history.append(('out', amount))
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError('nothing to deposit')
        self._balance += amount
        self.history.append(('in', amount))
    def __str__(self): return f'{self.owner:>6}: {self.balance:8.2f}'
class Savings(Account):
    rate = 0.1
    def year(self):
        self.deposit(self.balance * self.rate)
def transfer(source, target, amount):
    try:
        source.withdraw(amount)
    except Error as error:
        print('refused:', error, type(error).__name__)
        return False
    else:
        target.deposit(amount)
        return True
    finally:
        print(source, target, sep=' | ')
a, b = Account('ann', 100), Savings('bob')
transfer(a, b, 70), transfer(a, b, 70)
b.year()
print(b)
Account.opened, a.history, b.history
a.balance = 5
"""
PARSER = """
class Tokens:
    def __init__(self, text):
        self.tokens = text.replace('(', ' ( ').replace(')', ' ) ').split()
        self.at = 0
    def peek(self): return self.tokens[self.at] if self.at < len(self.tokens) else None
    def take(self):
        token = self.peek()
        self.at += 1
        return token
operators = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b}
levels = [['+', '-'], ['*', '/']]
def expression(t, level=0):
    if level == len(levels):
        return atom(t)
    left = expression(t, level + 1)
    while t.peek() in levels[level]:
        op = operators[t.take()]
        left = op(left, expression(t, level + 1))
    return left
def atom(t):
    token = t.take()
    match token:
        case '(':
            value = expression(t)
            assert t.take() == ')', 'missing )'
            return value
        case None:
            raise SyntaxError('unexpected end')
        case '-':
            return -atom(t)
        case _:
            return float(token)
for text in ['1 + 2 * 3', '( 1 + 2 ) * 3', '2 * ( 3 - 1 ) / 4', '- 2 * 3', '1 / 0', '1 +', '( 1', 'x']:
    try:
        print(text, '=', expression(Tokens(text)))
    except (ZeroDivisionError, SyntaxError, AssertionError, ValueError) as error:
        print(text, '->', type(error).__name__, error)
"""
SEARCH = """
graph = {'A': ['B', 'C'], 'B': ['D'], 'C': ['D', 'E'], 'D': ['F'], 'E': ['F'], 'F': []}
def bfs(start, goal):
    queue, seen = [[start]], {start}
    while queue:
        path = queue.pop(0)
        if path[-1] == goal:
            return path
        for node in graph[path[-1]]:
            if node not in seen:
                seen.add(node)
                queue.append(path + [node])
def all_paths(start, goal, path=()):
    path += start,
    if start == goal:
        yield path
    for node in graph[start]:
        yield from all_paths(node, goal, path)
bfs('A', 'F'), bfs('F', 'A')
for p in all_paths('A', 'F'):
    print(' -> '.join(p))
def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    row = len(placed)
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, (*placed, column))
next(queens(6)), len(list(queens(5)))
def sieve(n):
    marks = [True] * (n + 1)
    marks[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]:
            marks[i * i::i] = [False] * len(marks[i * i::i])
    return [i for i, prime in enumerate(marks) if prime]
sieve(50)
def editing(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
editing('kitten', 'sitting')
"""
TRAINING = """
def make(n):
    x = torch.linspace(-1, 1, n).reshape(-1, 1)
    return x, 3 * x + 1
def batches(x, y, size):
    for start in range(0, len(x), size):
        yield x[start:start + size], y[start:start + size]
class Linear:
    def __init__(self):
        self.w = torch.zeros(1, requires_grad=True)
        self.b = torch.zeros(1, requires_grad=True)
    def __call__(self, x): return x * self.w + self.b
    def parameters(self): return [self.w, self.b]
class SGD:
    def __init__(self, params, lr=0.1):
        self.params, self.lr = list(params), lr
    @torch.no_grad()
    def step(self):
        for p in self.params:
            p -= self.lr * p.grad
    def zero_grad(self):
        for p in self.params:
            p.grad = None
model = Linear()
opt = SGD(model.parameters(), lr=0.3)
history = []
for epoch in range(5):
    for xb, yb in batches(*make(20), size=5):
        loss = ((model(xb) - yb) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    history.append(loss.item())
    print(f'epoch {epoch}: loss {loss.item():.4f}, w {model.w.item():.3f}, b {model.b.item():.3f}')
history == sorted(history, reverse=True)
model.w
"""
PROGRAMS = {
    "an engine of scalar gradients": ENGINE + DEMO,
    "a network on that engine": ENGINE + NETWORK,
    "the game of life": LIFE,
    "a bank": BANK,
    "a parser": PARSER,
    "searches": SEARCH,
    "a training loop": TRAINING,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_larger_programs_mean_what_python_means(name, assert_all_agree):
    assert_all_agree([PROGRAMS[name].strip("\n")])
