"""What all pages share on the screen, in words: names of pages, notices, the link to share, what is taken home."""

TITLES = {
    "app": "PyTorch, live",
    "walkthrough": "Walkthrough",
    "tensors": "Tensors",
    "devices": "Devices",
    "autograd": "Autograd",
    "exercises": "Exercises",
}
SENTENCES = {
    "loading": "PyTorch is being loaded, which takes some seconds once after a server's start.",
    "section": "Section",
    "picture that scrolls": "Picture that scrolls",
    "nothing": "(nothing)",
    "copy": "Copy to clipboard",
    "copied": "Copied",
}
NOTICES = {
    "unusable": "The link's {given} could not be used: {reason}. The page shows {default} instead. {hint}",
    "unusable link": "The link's {given} could not be used: {reason}. The page stands as it does without it.",
}
SHARE = {
    "share": "Share",
    "title": "Share this page",
    "this machine": "Only this machine can open this link. The README says under “{heading}” how others can.",
    "alt": "QR code of the link",
    "as it starts": "Copy the link or scan the code: they open this page as it starts.",
    "as it stands": "Copy the link or scan the code: they open this page as it stands now, with {held}. Your guesses "
    "and answers are not in it.",
    "too long": "The link is too long for a code: send it as text. **The code opens the page as it starts.**",
    "fine": "The link is long, so its code is fine: phones at the back of a hall may not read it.",
    "coarse": "Coarse code: the page as it starts",
}
TAKE_HOME = {
    "take home": "Take it home",
    "notebook": "Notebook",
    "file": "Python file",
}
