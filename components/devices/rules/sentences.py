"""What the section on the rules of tensors on devices says in words."""

SENTENCES = {
    "title": "Tensors on devices",
    "title of one": "Tensors on devices: {rule}",
    "rule": "The rule",
    "open": "Open in Tensors",
    "program": "**{title}**",
    "stopped": "Line {line} stopped here:",
    "warned": "Every line ran here, with a warning in line {line}.",
    "ran": "Every line ran here.",
    "no accelerator": "This machine has no accelerator.",
    "meta": "Here `meta` stands in for one: a device that every machine has. Its tensors have a shape and a dtype, but "
    "no numbers. On a GPU, `meta` would read `cuda:0`.",
    "second on the CPU": 'The second program stays on the `cpu`; on a GPU, `"cpu"` would read `"cuda:0"`.',
    "both on the CPU": 'The programs stay on the `cpu`; on a GPU, `"cpu"` would read `"cuda:0"`.',
}
# What stands above the programs of a rule: that break it, that break it without trouble here, and that keep it.
TITLES = {
    "broken": "The rule broken",
    "broken without trouble": "Against the rule, but it runs here",
    "kept": "The rule kept",
}
# By the link's word: the rule, and what is said where the program that breaks it met trouble, and where it met none.
RULES = {
    "together": {
        "claim": "Tensors that meet in one operation live on **one device**. Only a tensor without dimensions, such as "
        "`tensor(10)`, may stay on the CPU.",
        "trouble": "PyTorch never moves a tensor by itself: copying takes time, and you should see where. Move both, "
        "and it runs.",
        "none": "Both tensors were on one device here.",
    },
    "floats": {
        "claim": "A dot product on a GPU wants **floating-point numbers**. The reading's X and c hold whole numbers "
        "(int64).",
        "trouble": "The fast dot products of a GPU are made for floating point. With `.float()` the same numbers are "
        "float32.",
        "none": "Line 4 of the first program ran, because this device has a dot product for whole numbers too. CUDA "
        "has none and raises a NotImplementedError (seen on an NVIDIA H200; not run here). With `.float()` the lines "
        "run on both.",
    },
    "leaf": {
        "claim": "**Move a tensor first, and ask for its gradient then.** `backward()` fills the `.grad` of leaves "
        "only: of tensors that were not computed from others.",
        "trouble": "The moved `x` is a result of the first one, so it is no leaf, and its `.grad` stays None. PyTorch "
        "warns and goes on: this is easily missed. `copy=True` makes a new tensor even where x is there already.",
        "none": "The moved `x` is a leaf here.",
    },
    "numpy": {
        "claim": "**numpy reads the CPU's memory only.** Fetch a tensor with `.cpu()` before `.numpy()`.",
        "trouble": "The numbers were not where numpy could read them. `.cpu()` fetches them. On the CPU it copies "
        "nothing, so it can stand in every program.",
        "none": "The tensor was in the CPU's memory, where numpy reads it.",
    },
    "pinned": {
        "claim": "From **pinned memory**, which the system never moves, a GPU fetches by itself: with "
        "`non_blocking=True` Python goes on meanwhile. On the way back, wait with `cuda.synchronize()` before you "
        "read.",
        "broken": "Only with a GPU",
        "broken without trouble": "With a GPU",
        "kept": "On every machine",
        "trouble": "Memory is pinned by the driver of an accelerator. Ask first whether there is one, and the lines "
        "run on every machine; without one, `non_blocking` changes nothing.",
        "none": "X was pinned. `Y * 10` needs no waiting: a GPU does what it is told in order.",
    },
}
