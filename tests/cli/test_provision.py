"""A station set up from one file."""

from pathlib import Path

import pytest

from studio.cli.application import run_command
from studio.cli.provision import provision, read_provisioning, write_settings
from studio.errors import KnownError
from studio.settings import Language, WeightUnit, load_settings, read_settings
from studio.sync.paired import PairedHub, is_paired, load_paired
from tests.sync.hubs import running_hub

WHOLE = """
station_name = "Rack 3"
studio_name = "North"
camera = "/dev/glute-studio/camera"
language = "de"
equipment = ["barbell", "bench"]
timezone = "Europe/Berlin"
store_url = "https://hub.example:8443"
pairing_code = "ABCD-1234"
"""


def file_with(folder: Path, text: str) -> Path:
    path = folder / "provisioning.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_it_says_reaches_the_settings(tmp_path: Path) -> None:
    site = tmp_path / "etc"
    assert run_command(["provision", str(file_with(tmp_path, WHOLE)), "--site", str(site)]) == 0

    settings = load_settings(tmp_path / "data", site_folder=site)

    assert (settings.station_name, settings.studio_name) == ("Rack 3", "North")
    assert settings.language is Language.DE
    assert settings.camera == "/dev/glute-studio/camera"
    assert settings.equipment == ("barbell", "bench")
    assert "ABCD" not in (site / "station.toml").read_text(encoding="utf-8")


def test_what_is_left_out_stays_as_it_is_by_default(tmp_path: Path) -> None:
    path = write_settings(read_provisioning(file_with(tmp_path, "")), tmp_path / "etc")

    assert load_settings(tmp_path, site_folder=path.parent).camera == "auto"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('station_nam = "x"', 'station_nam: unknown key; did you mean "station_name"?'),
        ("station_name = 3", "station_name: input should be a valid string"),
        ('timezone = "Europe/Nowhere"', 'timezone: there is no time zone "Europe/Nowhere"'),
        ('store_url = "https://hub"', "pairing_code: is missing"),
        ('store_url = "nonsense"\npairing_code = "x"', "store_url: is no address of a hub"),
        ('timezone = "Europe"', 'timezone: there is no time zone "Europe"'),
        (f'timezone = "{"E" * 5000}"', "timezone: there is no time zone"),
        ('camera = "wibble"', 'camera: "wibble" is no camera'),
        ('equipment = ["cabel"]', 'equipment: "cabel" is not known; did you mean "cable"?'),
        ('station_name = ""', "station_name: must have a letter"),
        ('pairing_code = "A"', "store_url: is missing"),
        ("station_name = ", "is not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        read_provisioning(file_with(tmp_path, text))

    assert said in told.value.text
    assert "provisioning.toml" in told.value.text


def test_what_was_set_by_hand_stays_and_the_file_as_it_was_is_kept(tmp_path: Path) -> None:
    by_hand = 'units = "lb"\nkeep_days = 365\ncamera = "0"\n'
    (tmp_path / "station.toml").write_text(by_hand, encoding="utf-8")
    text = 'station_name = "Rack 🏋️"\ncamera = "1"\n'

    settings = read_settings(write_settings(read_provisioning(file_with(tmp_path, text)), tmp_path))

    assert (settings.units, settings.keep_days) == (WeightUnit.LB, 365)
    assert (settings.station_name, settings.camera) == ("Rack 🏋️", "1")
    assert (tmp_path / "station.toml.before").read_text(encoding="utf-8") == by_hand
    write_settings(read_provisioning(tmp_path / "provisioning.toml"), tmp_path)
    assert (tmp_path / "station.toml.before").read_text(encoding="utf-8") == by_hand


def test_a_broken_file_is_replaced_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "station.toml").write_text("half = ", encoding="utf-8")
    write_settings(read_provisioning(file_with(tmp_path, "")), tmp_path)

    assert "not valid TOML" in capsys.readouterr().err
    assert (tmp_path / "station.toml.before").read_text(encoding="utf-8") == "half = "


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "etc").write_text("a file", encoding="utf-8")

    with pytest.raises(KnownError, match="run it as root"):
        write_settings(read_provisioning(file_with(tmp_path, "")), tmp_path / "etc")


def test_the_example_of_the_stick_is_right() -> None:
    example = Path(__file__).parents[2] / "installer/linux/files/provisioning.example.toml"

    assert read_provisioning(example).station_name == "Rack 3"


def test_a_fresh_station_is_paired_from_its_roll_out_file(tmp_path: Path) -> None:
    """As at its installation: nothing was stored yet, the hub is there."""
    data, file = tmp_path / "data", tmp_path / "provisioning.toml"
    data.mkdir()
    with running_hub(tmp_path / "hub") as hub:
        code = hub.new_code()
        file.write_text(
            f'station_name = "Rack 3"\nstore_url = "{hub.address}"\npairing_code = "{code}"\n',
            encoding="utf-8",
        )
        provision(file, pair=True, data=data)
        paired = load_paired(data)
        provision(file, pair=True, data=data)  # once more changes nothing: a code is good once

    assert isinstance(paired, PairedHub)
    assert paired.address == hub.address
    assert load_paired(data) == paired


def test_a_hub_that_is_not_there_is_told_and_tried_again_later(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "provisioning.toml"
    data.mkdir()
    file.write_text(
        'store_url = "https://127.0.0.1:1"\npairing_code = "AAAA-AAAA-AAAA"\n', encoding="utf-8"
    )
    with pytest.raises(KnownError) as caught:
        provision(file, pair=True, data=data)

    assert caught.value.reason.exit_code == 3
    assert not is_paired(data)
