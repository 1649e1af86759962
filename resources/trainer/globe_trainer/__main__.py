import sys

from globe_trainer.cli import main

sys.exit(main())
