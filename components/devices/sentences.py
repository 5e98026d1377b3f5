"""What the Devices page says of a machine, in words: texts with named gaps, a section's in its own folder."""

# Behind "There is no GPU here: ".
REASONS = {
    "CPU build": "this is PyTorch's CPU build, made without support for any GPU",
    "no driver": "this PyTorch is built for {platform}, but it finds no driver or no device{said}",
    "no answer": "the {platform} device does not answer ({said})",
    "driver": " ({said})",
    "CPU only": "CPU only",
}
FACTS = {
    "what": "What",
    "here": "On this machine",
    "PyTorch": "PyTorch",
    "build": "{torch}, built for {build}",
    "CPU": "CPU",
    "threads": "{threads} threads on {cores} cores, {instructions}",
    "GPU": "GPU",
    "none": "none",
    "memory": "{size} GiB of memory",
    "free": "{size} GiB free",
    "capability": "capability {capability}",
}
ANSWER = {
    "no": "There is **no GPU available for our tensors** on the machine that runs this page: {reason}. Everything else "
    "here works on the CPU.",
    "yes": "There is **a GPU available for our tensors** on the machine that runs this page: {found}.",
    "one": "{name} (`{device}`)",
    "and": " and ",
    "not CUDA": "The reading's `cuda.is_available()` does not see it, because it asks for CUDA only.",
}
