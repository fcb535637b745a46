"""`python -m endurance`: the command."""

import sys

from endurance._command import main

if __name__ == "__main__":
    sys.exit(main())
