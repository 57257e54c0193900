"""The installation stick: the package, the session packages beside it, and one script."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent


def make(folder: Path, *, package: Path, debian: list[Path], epoch_s: int) -> None:
    """Write the folder that is copied to a stick.

    Args:
        folder: Written anew.
        package: Of Glute Studio.
        debian: Debian packages of the session.
        epoch_s: Time of every file.
    """
    shutil.rmtree(folder, ignore_errors=True)
    repository = folder / "packages"
    repository.mkdir(parents=True)
    for file in (package, *debian):
        shutil.copyfile(file, repository / file.name)
    listed = subprocess.run(
        ["dpkg-scanpackages", "--multiversion", "."],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
    )
    (repository / "Packages").write_text(listed.stdout, encoding="utf-8")
    shutil.copyfile(HERE / "files/install.sh", folder / "install.sh")
    shutil.copyfile(HERE / "files/provisioning.example.toml", folder / "provisioning.example.toml")
    (folder / "install.sh").chmod(0o755)
    files = sorted(f for f in folder.rglob("*") if f.is_file())
    sums = [
        f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(folder)}\n" for f in files
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    for path in folder.rglob("*"):
        os.utime(path, (epoch_s, epoch_s))
