"""What the last `make kills` came to, in a few lines."""

import json
import os

from tests.kills.figures import OUTPUT


def main():
    found = json.loads(OUTPUT.read_text())
    attack, control = found["with keys"], found["without keys"]
    print(
        f"{attack['kills']} kills in {attack['seconds']} s: {attack['sales']} sales and {attack['payments']} payments,"
    )
    print(f"  {attack['twice']} twice, none lost; answers lost on the way: {attack['lost']}")
    print(f"{control['kills']} kills without keys, to see that the attack is one: {control['twice']} sales twice")
    print(f"{os.environ['STEPS']} random steps against the model of the money, and of the goods: no difference")


if __name__ == "__main__":
    main()
