"""The validation sets on file are what their programs write."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FILES = HERE.parent / "endurance-core" / "tests" / "validation"
PROGRAMS = {
    "train.jsonl": ["pairs_train.py", "--seed", "7"],
    "test.jsonl": ["pairs_test.py", "--seed", "11"],
    "lookalikes_train.jsonl": ["lookalikes_train.py"],
    "lookalikes_test.jsonl": ["lookalikes_test.py", "--seed", "11"],
}


class Validation(unittest.TestCase):
    def test_files_are_what_the_programs_write(self):
        for name, (program, *options) in PROGRAMS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                written = pathlib.Path(folder) / name
                command = [sys.executable, "-B", program, *options, "-o", str(written)]
                subprocess.run(command, cwd=HERE / "validation", check=True, capture_output=True)
                self.assertEqual(written.read_bytes(), (FILES / name).read_bytes())


if __name__ == "__main__":
    unittest.main()
