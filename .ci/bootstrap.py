#!/usr/bin/env python3
"""Make the environment of this clone from the locked requirements; `make setup` calls it.

It runs on the Python of the machine and needs nothing but its standard library. In turn it

1. sees whether this Python can make environments (on Debian that is a package of its own) and asks the loader
   for the shared libraries that Qt needs of the system,
2. installs what is missing where it may (apt as root), else prints the one command that does,
3. makes `.venv` and installs what requirements/ locks, then this project, editable,
4. asks the loader again, for Qt itself.

Nothing is installed twice: `.venv/.installed` holds the digest of what was, and make looks at the age of
`.venv/.ready`. pip finds the libraries by the machine's own configuration. With `--bundle` it sees to what
PyInstaller needs besides.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
INSTALLED = VENV / ".installed"
READY = VENV / ".ready"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCKS = [ROOT / "requirements" / name for name in ("runtime.txt", "build.txt", "dev.txt")]
OLDEST_PYTHON = (3, 11)

# The modules of Qt the program uses and its ways to a screen, in PySide6.
QT_FILES = (
    *(f"Qt{module}.abi3.so" for module in ("Core", "Gui", "OpenGL", "Svg", "Widgets")),
    *(f"Qt/plugins/platforms/libq{platform}.so" for platform in ("offscreen", "wayland", "xcb")),
)

# Shared library -> Debian package, for all that those files link to and PySide6 does not bring along.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def say(text: str) -> None:
    """Tell the user what goes on, at once."""
    print(f"setup: {text}", flush=True)


def stop(text: str) -> None:
    """End with a message and exit code 1."""
    sys.exit(f"setup: {text}")


def main() -> None:
    """Bring the libraries of the system and `.venv` to what this clone needs."""
    if sys.version_info < OLDEST_PYTHON:
        stop(f"Python {sys.version.split()[0]} is too old: 3.11 or newer is needed, for example "
             "`make PYTHON=python3.11`.")
    packages = [*missing_for_environments(), *missing_for_qt()]
    if "--bundle" in sys.argv[1:]:
        packages += missing_for_bundle()
    if "--tests" in sys.argv[1:]:
        packages += missing_for_tests()
    if packages:
        install_packages(sorted(set(packages)))
    make_environment()
    digest = digest_of(*LOCKS, ROOT / "pyproject.toml")
    if not INSTALLED.exists() or INSTALLED.read_text() != digest:
        INSTALLED.unlink(missing_ok=True)
        install()
        INSTALLED.write_text(digest)
    if left := unresolved_by_qt():
        stop(f"Qt needs these shared libraries of the system, install them: {' '.join(left)}")
    READY.touch()


def missing_for_environments() -> list[str]:
    """The package of ensurepip, where Debian's Python lacks it."""
    return [] if find_spec("ensurepip") else ["python{}.{}-venv".format(*sys.version_info)]


def missing_for_qt() -> list[str]:
    """The packages of the shared libraries that the loader does not find; none outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in DEBIAN_PACKAGES.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_for_tests() -> list[str]:
    """The store is tested with faults at every system call, which strace brings about."""
    return ["strace"] if sys.platform.startswith("linux") and not shutil.which("strace") else []


def missing_for_bundle() -> list[str]:
    """PyInstaller takes the interpreter along as a shared library and reads libraries with objdump."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [] if shutil.which("objdump") else ["binutils"]
    library = "libpython{}.{}".format(*sys.version_info)
    if not list(Path(sysconfig.get_config_var("LIBDIR")).rglob(f"{library}.so*")):
        packages.append(library)
    return packages


def make_environment() -> None:
    """Make `.venv`, anew where its Python no longer runs (the one it was made with is gone)."""
    python = BIN / "python"
    if python.exists() and subprocess.run([python, "-c", "import pip"], check=False).returncode == 0:
        return
    say(f"making {VENV.name} with Python {sys.version.split()[0]}")
    run(sys.executable, "-m", "venv", "--clear", str(VENV))


def install() -> None:
    """Install the locked libraries with their hashes, then this project, editable."""
    say("installing the locked libraries (some 150 MB at the first time)")
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run(*pip, "--require-hashes", *(f"--requirement={lock}" for lock in LOCKS))
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    unpack_pyside()


def unpack_pyside() -> None:
    """Have PySide put its Python modules into a folder of its own, so that they are kept compiled.

    They are packed into its library and would be compiled anew at each start, which takes 20 ms. `SBK_EMBED`
    is PySide's own switch for this; it takes them from the library that is installed now.
    """
    python = str(BIN / "python")
    environment = os.environ | {"SBK_EMBED": "no"}
    subprocess.run([python, "-c", "import shiboken6"], check=False, env=environment)


def unresolved_by_qt() -> list[str]:
    """Shared libraries that the installed Qt links to and the loader does not find; none without ldd."""
    if not sys.platform.startswith("linux") or not shutil.which("ldd"):
        return []
    folder = next(VENV.glob("lib/python*/site-packages/PySide6"))
    command = ["ldd", *(str(folder / file) for file in QT_FILES)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
    return sorted({line.split()[0] for line in answer.splitlines() if line.endswith("not found")})


def install_packages(packages: list[str]) -> None:
    """Install packages of the system as root with apt, else stop with the command that does it."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        stop(f"the system lacks what Debian has in these packages, install it: {names}")
    if os.geteuid() != 0:
        stop("packages of the system are missing; run this, then make again:\n"
             f"  sudo apt-get install --yes --no-install-recommends {names}")
    say(f"installing packages of the system: {names}")
    apt("update")  # its failure is not ours: the mirror that failed may not be the one needed
    if apt("install", "--yes", "--no-install-recommends", *packages):
        stop(f"apt could not install them; try: apt-get install {names}")


def apt(*arguments: str) -> int:
    """Exit code of apt-get, which says nothing but errors and asks no questions."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", *arguments]
    return subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode


def digest_of(*files: Path) -> str:
    """SHA-256 over the files' contents and this Python's version."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def run(*command: str) -> None:
    """Run a command of the set-up; stop where it fails, its own message having said why."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop(f"this failed: {' '.join(command)}")


if __name__ == "__main__":
    main()
