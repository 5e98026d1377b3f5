"""What the section on where a tensor lives says in words."""

SENTENCES = {
    "title": "Where a tensor lives",
    "tensor": "A tensor of the reading",
    "device": "Move it to",
    "move": "Move it there and back",
    "whole numbers on CUDA": "X and c hold whole numbers. CUDA has no dot product for those, but "
    "`X.float() @ c.float()` runs.",
    "stopped": "It stopped there. {hint}",
}
