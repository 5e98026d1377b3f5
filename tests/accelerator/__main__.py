"""What the device page claims, held against a real CUDA device: python -m tests.accelerator [FILE]."""

import json
import sys
from pathlib import Path

from components.devices.inventory import take_inventory

from .checks import report

FILE = "accelerator.json"


def main(name: str = FILE) -> None:
    inventory = take_inventory()
    devices = [one.device for one in inventory.accelerators if one.device.startswith("cuda")]
    if not devices:
        print(f"Nothing was run, because there is no CUDA device here: {inventory.reason or 'another accelerator'}.")
        return
    found = report(inventory, devices[0])
    Path(name).write_text(json.dumps(found, indent=1) + "\n")
    print(f"{len(found['differs'])} differences from what the page claims. All of it is in the file {name}.")


if __name__ == "__main__":
    main(*sys.argv[1:2])
