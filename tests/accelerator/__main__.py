"""What the device page claims, held against a real CUDA device: python -m tests.accelerator [FILE]."""

import faulthandler
import json
import sys
from pathlib import Path

import torch

from components.devices.inventory import take_inventory

from .checks import report

FILE = "accelerator.json"
SECONDS = 600
OLDEST = (2, 11)


def main(name: str = FILE) -> None:
    # A call of CUDA that hangs listens to nothing else.
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    inventory = take_inventory()
    devices = [one.device for one in inventory.accelerators if one.device.startswith("cuda")]
    if not devices:
        print(f"Nothing was run, because there is no CUDA device here: {inventory.reason or 'another accelerator'}.")
        return
    if torch.__version__ < OLDEST:
        sys.exit(f"Nothing was run, because this is torch {torch.__version__}, and 2.11 or a newer one is needed.")
    found = report(inventory, devices[0])
    Path(name).write_text(json.dumps(found, indent=1) + "\n")
    print(*found["differs"], sep="\n")
    print(f"{len(found['differs'])} differences from what the page claims. All of it is in the file {name}.")


if __name__ == "__main__":
    main(*sys.argv[1:2])
