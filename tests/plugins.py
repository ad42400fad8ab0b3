"""Plug-ins for tests: a module and the metadata of a distribution, in a folder of the path."""

from pathlib import Path


def install(
    folder: Path, *, module: str, source: str, name: str, group: str = "qualcode.readers"
) -> None:
    """Lay a distribution out in a folder: what pip would put into ``site-packages``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {module.replace('_', '-')}\nVersion: 1.0\n", encoding="utf-8"
    )
    (metadata / "entry_points.txt").write_text(
        f"[{group}]\n{name} = {module}:READER\n", encoding="utf-8"
    )
