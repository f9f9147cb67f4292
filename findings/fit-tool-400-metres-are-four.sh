#!/bin/sh
# Repetitions of 400 m with 90 s between them are 4 m and a tenth of a second in a FIT file of
# fit-tool, if a step gets its distance before its type.
#
# One expects: the fields of a message can be set in any order, and what is set can be read back, from
#   the message as from the file, by whoever reads it.
# What happens: duration_distance, duration_time and duration_value are one field of the file, and
#   duration_type says which it is. Metres become centimetres and seconds milliseconds only if the type
#   is set already; set later, it finds 400 and means 400 cm. The step itself then says 4.0, Garmin's
#   own SDK reads 4.0 from the file, and nothing is raised. The speeds of a target do the same.
# Versions: fit-tool 0.9.16, garmin-fit-sdk 21.218.0; 2026-11-29.
# Why it matters: 8 x 400 m is over on the watch after a few strides. A club that makes its track
#   sessions by program sees it on the track, since each number looked right where it was written.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fit-tool==0.9.16 garmin-fit-sdk==21.218.0
cd "$work"
"$work/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import (
    FileType, Intensity, Manufacturer, Sport, WorkoutStepDuration, WorkoutStepTarget,
)  # fmt: skip
from garmin_fit_sdk import Decoder, Stream

REPETITION = {
    "duration_type": WorkoutStepDuration.DISTANCE,
    "duration_distance": 400.0,
    "target_type": WorkoutStepTarget.SPEED,
    "target_value": 0,
    "custom_target_speed_low": 5.5,
    "custom_target_speed_high": 5.7,
}
RECOVERY = {"duration_type": WorkoutStepDuration.TIME, "duration_time": 90.0}


def session(name: str, *steps: list[tuple[str, object]]) -> list[dict]:
    """The steps of a file as Garmin's SDK reads them, each set in the order that it is given."""
    builder = FitFileBuilder()
    head, workout = FileIdMessage(), WorkoutMessage()
    head.type, head.manufacturer = FileType.WORKOUT, Manufacturer.DEVELOPMENT.value
    head.product, head.serial_number = 0, 1
    workout.workout_name, workout.sport, workout.num_valid_steps = name, Sport.RUNNING, len(steps)
    builder.add_all([head, workout])
    for index, fields in enumerate(steps):
        step = WorkoutStepMessage()
        step.message_index, step.intensity = index, Intensity.ACTIVE
        for field, value in fields:
            setattr(step, field, value)
        builder.add(step)
    builder.build().to_file("session.fit")
    messages, errors = Decoder(Stream.from_file("session.fit")).read()
    assert not errors
    read = messages["workout_step_mesgs"]
    print(f"{name}: {read[0]['duration_distance']} m at {read[0]['custom_target_speed_low']} m/s,", end=" ")
    print(f"{read[1]['duration_time']} s")
    return read


print("fit-tool", version("fit-tool"), "and garmin-fit-sdk", version("garmin-fit-sdk"))
right = session("type first", list(REPETITION.items()), list(RECOVERY.items()))
wrong = session("type last", list(REPETITION.items())[::-1], list(RECOVERY.items())[::-1])
assert (right[0]["duration_distance"], right[1]["duration_time"]) == (400.0, 90.0)
assert (wrong[0]["duration_distance"], wrong[1]["duration_time"]) == (4.0, 0.09)
assert (right[0]["custom_target_speed_low"], wrong[0]["custom_target_speed_low"]) == (5.5, 0.005)
PYTHON
