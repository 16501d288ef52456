"""Ctrl-C is one sentence and exit code 130, wherever it comes and whatever becomes of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from policymine.interrupts import CODE, SENTENCE

PRESS = "import os, signal\ndef press():\n    os.kill(os.getpid(), signal.SIGINT)\n    len(str())\n"
INSIDE = "from policymine.interrupts import answered\nwith answered():\n    "
MOMENTS = {
    "while it loads": "from policymine.interrupts import answer_while_loading\n"
    "answer_while_loading()\npress()\n",
    "at work": INSIDE + "press()\n",
    "twice": INSIDE + "try:\n        press()\n    finally:\n        press()\n",
    "in code made of text": INSIDE + "exec('press()')\n",
    "where nothing can be passed on": "class Gone:\n    def __del__(self):\n        press()\n"
    + INSIDE
    + "gone = Gone()\n    del gone\n    print('went on')\n",
    "made into another error": INSIDE + "try:\n        press()\n"
    "    except BaseException:\n        raise ImportError\n",
}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send there")
@pytest.mark.parametrize("moment", MOMENTS)
def test_an_interrupt_is_one_sentence_and_130(moment: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", PRESS + MOMENTS[moment]],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (said.returncode, said.stderr, said.stdout) == (CODE, SENTENCE, "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send there")
def test_what_is_done_is_done(capfd: pytest.CaptureFixture[str]) -> None:
    work = INSIDE + "print('done')\npress()\n"
    assert subprocess.run([sys.executable, "-c", PRESS + work], check=False).returncode == 0
    assert capfd.readouterr() == ("done\n", "")
