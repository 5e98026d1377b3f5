"""The tables of models, optimizers, loaders and dicts of tensors, against what torch itself says of them."""

import re

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from components.tensors.models import MOST_ROWS, table_of
from components.tensors.results.cards import cards_of

NET = """
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 1))
        self.scale = nn.Parameter(torch.ones(3))
    def forward(self, x):
        return self.layers(x)
_ = torch.manual_seed(0)
net = Net()
"""
BUILT = [
    "nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 1))",
    "nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.Flatten(), nn.Linear(16, 2, bias=False))",
    "nn.Sequential(nn.Embedding(5, 3), nn.LSTM(3, 4))",
    "nn.Transformer(8, 2, 2, 2, 16, batch_first=True)",
    "nn.Linear(2, 3)",
    "nn.ModuleDict({'a': nn.Linear(1, 2), 'b': nn.Sequential(nn.Sequential(nn.Sequential(nn.Linear(2, 2))))})",
]


def tables(code):
    cards = cards_of(code)
    assert cards.problem is None
    return cards.cards[-1].tables


def whole(text):
    return int(text.replace(",", ""))


@pytest.mark.parametrize("made", BUILT)
def test_a_model_has_as_many_numbers_and_the_names_that_torch_gives(made):
    net = eval(made, {"nn": torch.nn})
    (told,) = tables(f"from torch import nn\nnet = {made}")
    total = sum(each.numel() for each in net.parameters())
    assert f" {total:,} numbers in all." in told.sentence
    assert sum(whole(row[3]) for row in told.rows) == total
    modules = dict(net.named_modules())
    for path, what, *_ in told.rows:
        assert what.startswith(type(modules["" if path == "itself" else path]).__name__)
        assert path.count(".") < 3


def test_the_shapes_of_the_parameters_are_torchs():
    net = eval(BUILT[0], {"nn": torch.nn})
    (told,) = tables(f"from torch import nn\nnet = {BUILT[0]}")
    shown = [f"{row[0]}.{part}" for row in told.rows for part in re.findall(r"\w+ \([^)]*\)", row[2])]
    assert shown == [f"{name} {tuple(each.shape)}" for name, each in net.named_parameters()]
    assert [row[1] for row in told.rows] == ["Linear(1 -> 32)", "ReLU", "Linear(32 -> 1)"]


def test_a_programs_own_class_is_told_with_what_is_its_own():
    (told,) = tables(NET)
    assert told.sentence == "net is a model, Net, of 4 layers. Its 5 parameters have 100 numbers in all."
    assert told.rows[0] == ("itself", "Net", "scale (3,)", "3")
    assert cards_of(NET).cards[-1].facts == ()


def test_after_backward_each_gradient_has_the_size_that_torch_gives_it():
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(1, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
    net(torch.ones(5, 1)).sum().backward()
    (told,) = tables(f"{NET}net(torch.ones(5, 1)).sum().backward()\nnet")
    assert told.headers[-1] == "gradient's size"
    sizes = [float(size) for row in told.rows for size in re.findall(r"\w+ ([\d.]+)", row[-1])]
    assert sizes == pytest.approx([each.grad.norm().item() for each in net.parameters()], abs=1e-4)
    assert told.rows[0][-1] == ""
    *_, backward, _ = cards_of(f"{NET}net(torch.ones(5, 1)).sum().backward()\nnet").cards
    assert backward.tables == ()


def test_many_parameters_of_one_layer_have_one_size_together():
    torch.manual_seed(0)
    rnn = torch.nn.GRU(2, 3, num_layers=2)
    rnn(torch.ones(4, 2))[0].sum().backward()
    code = "_ = torch.manual_seed(0)\nrnn = torch.nn.GRU(2, 3, num_layers=2)\n"
    ((row,),) = [told.rows for told in tables(f"{code}rnn(torch.ones(4, 2))[0].sum().backward()\nrnn")]
    assert row[2] == "8 parameters"
    norm = torch.cat([each.grad.flatten() for each in rnn.parameters()]).norm().item()
    assert float(row[-1].removesuffix(" of all")) == pytest.approx(norm, abs=1e-4)


def test_what_two_layers_share_counts_once():
    code = "from torch import nn\nnet = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))\n"
    (told,) = tables(f"{code}net[1].weight = net[0].weight\nnet")
    assert "Its 3 parameters have 8 numbers in all, where what two layers share counts once." in told.sentence
    (told,) = tables("from torch import nn\none = nn.Linear(2, 2)\nnet = nn.Sequential(one, one)")
    assert len(told.rows) == 1


def test_a_module_without_parameters_is_a_sentence_alone():
    (told,) = tables("loss = torch.nn.MSELoss()")
    assert told.rows == ()
    assert "no parameters" in told.sentence


def test_a_meta_model_has_shapes():
    (told,) = tables("net = torch.nn.Linear(2, 3, device='meta')")
    assert told.rows[0][2] == "weight (3, 2), bias (3,)"


def test_telling_of_a_model_runs_nothing_of_the_program():
    code = """
from torch import nn
class Net(nn.Linear):
    def __init__(self):
        super().__init__(1, 2)
        self.inside = nn.ReLU()
    def __repr__(self): print("ran"); return "Net"
    def extra_repr(self): print("ran"); return ""
    def named_modules(self): print("ran"); return []
    def parameters(self): print("ran"); return []
    def __iter__(self): print("ran")
    def __len__(self): print("ran"); return 0
    def __eq__(self, other): print("ran"); return True
    def __hash__(self): print("ran"); return 1
net = Net()
"""
    card = cards_of(code).cards[-1]
    assert card.text == ""
    assert card.tables[0].rows == (
        ("itself", "Net(1 -> 2)", "weight (2, 1), bias (2,)", "4"),
        ("inside", "ReLU", "", "0"),
    )
    assert not cards_of(code).problem


def test_telling_of_a_loader_runs_nothing_of_the_program():
    code = """
from torch.utils.data import DataLoader, Dataset
class Mine(Dataset):
    def __len__(self): print("ran"); return 10
    def __getitem__(self, place): print("ran"); return place
mine = Mine()
loader = DataLoader(mine, batch_size=4)
"""
    card = cards_of(code).cards[-1]
    assert card.text == ""
    assert card.tables[0].sentence == "loader is a DataLoader. It deals out its items in batches of 4."


@pytest.mark.parametrize("kind", ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad"])
def test_an_optimizer_is_told_with_its_groups(kind):
    net = torch.nn.Linear(3, 2)
    groups = [{"params": [net.weight], "lr": 0.5}, {"params": [net.bias]}]
    torchs = getattr(torch.optim, kind)(groups, lr=0.25)
    made = f"torch.optim.{kind}([{{'params': [net.weight], 'lr': 0.5}}, {{'params': [net.bias]}}], lr=0.25)"
    (told,) = tables(f"net = torch.nn.Linear(3, 2)\noptimizer = {made}")
    assert told.sentence.startswith(f"optimizer is an optimizer, {kind}. Its step() changes 2 parameters, 8 numbers")
    for group, (_, settings, parameters, numbers) in zip(torchs.param_groups, told.rows, strict=True):
        assert (whole(parameters), whole(numbers)) == (len(group["params"]), sum(p.numel() for p in group["params"]))
        for setting in settings.split(", "):
            name, _, value = setting.partition(" = ")
            assert not value or not value[0].isdigit() or float(value) == group[name]
        assert f"lr = {group['lr']}" in settings


@pytest.mark.parametrize("items", [1, 4, 10, 12])
@pytest.mark.parametrize("size", [1, 4, 32])
@pytest.mark.parametrize("drops", [False, True])
def test_a_loader_is_told_with_its_batches(items, size, drops):
    dataset = TensorDataset(torch.ones(items, 2), torch.ones(items, dtype=torch.int64))
    batches = list(DataLoader(dataset, size, drop_last=drops))
    made = f"DataLoader(TensorDataset(torch.ones({items}, 2), torch.ones({items}, dtype=torch.int64)), {size}"
    (told,) = tables(
        f"from torch.utils.data import DataLoader, TensorDataset\nloader = {made}, drop_last={drops}, shuffle=True)"
    )
    assert f" {items:,} item" in told.sentence
    assert f" {len(batches)} batch" in told.sentence
    assert "new order" in told.sentence
    first = batches[0] if batches else []
    assert [row[1:] for row in told.rows] == [(str(tuple(part.shape)), str(part.dtype)) for part in first]


def test_loaders_of_other_kinds_say_how_many_items():
    begin = "from torch.utils.data import DataLoader, TensorDataset, Subset, BatchSampler, SequentialSampler\n"
    begin += "X = torch.ones(10, 2)\n"
    for made, said in {
        "DataLoader(X, 4)": "10 items in 3 batches of 4, the last one of 2.",
        "DataLoader(list(range(7)), 7)": "7 items in 1 batch of 7.",
        "DataLoader(Subset(X, [1, 2, 3]), 2)": "3 items in 2 batches of 2, the last one of 1.",
        "DataLoader(TensorDataset(X), batch_size=None)": "10 items one by one.",
        "DataLoader(X, batch_sampler=BatchSampler(SequentialSampler(X), 5, False))": "10 items in 2 batches of 5.",
        "DataLoader(X, batch_sampler=[[0, 1], [2]])": "in batches that the program picks.",
    }.items():
        (told,) = tables(f"{begin}loader = {made}")
        assert told.sentence.endswith(said)
        assert told.rows == ()
    code = f"{begin}loader = DataLoader(TensorDataset(X), 2, collate_fn=lambda items: 1)"
    assert [told.rows for told in tables(code)] == [()]


def test_a_state_dict_is_told_with_its_tensors():
    net = eval(BUILT[1], {"nn": torch.nn})
    (told,) = tables(f"from torch import nn\nnet = {BUILT[1]}\nnet.state_dict()")
    state = net.state_dict()
    assert told.rows == tuple((key, str(tuple(each.shape)), str(each.dtype)) for key, each in state.items())
    assert f"{len(state)} tensors" in told.sentence
    (told,) = tables("d = {'a': {'b': torch.ones(2)}, 3: torch.ones(1)}")
    assert [row[:2] for row in told.rows] == [("a.b", "(2,)"), ("3", "(1,)")]


@pytest.mark.parametrize("code", ["{}", "{'a': 1}", "{'a': torch.ones(1), 'b': 2}", "{'a': {'b': {'c': {'d': 1}}}}"])
def test_other_dicts_keep_their_sentence(code):
    card = cards_of(f"d = {code}").cards[-1]
    assert card.tables == ()
    assert len(card.facts) == 1


def test_long_tables_are_cut():
    (told,) = tables("net = torch.nn.Sequential(*[torch.nn.Linear(2, 2) for _ in range(32)])")
    assert len(told.rows) == MOST_ROWS + 1
    assert told.rows[-1] == ("and 20 more", "", "", "")
    assert "192 numbers in all." in told.sentence
    (told,) = tables("d = {i: torch.ones(1) for i in range(32)}")
    assert told.rows[-1] == ("and 20 more", "", "")


def test_a_dict_that_unfolds_to_endlessly_many_is_no_table():
    one = torch.ones(1)
    wide = {place: one for place in range(1_000)}
    assert table_of("d", {place: wide for place in range(1_000)}) is None
    ring = {}
    ring["a"] = ring
    assert table_of("d", ring) is None


def test_a_table_is_shown_once_where_a_line_shows_the_value_itself():
    code = "net = torch.nn.Linear(2, 3)\nnet"
    first, second = cards_of(code).cards
    assert (first.tables, len(second.tables)) == ((), 1)


def test_a_card_keeps_no_tensor():
    (told,) = tables(NET)
    assert all(type(text) is str for row in told.rows for text in row)
